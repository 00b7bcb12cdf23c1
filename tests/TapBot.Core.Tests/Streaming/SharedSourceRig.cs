using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Streaming;

/// <summary>A shared source with an upstream and a clock in the hands of the test; at its end nothing may be left.</summary>
internal sealed class SharedSourceRig : IAsyncDisposable
{
    public SharedSourceRig(SharedSourceOptions? options = null) => Source = Make(Upstream.RunAsync, options ?? new(), Time);

    public CountingTime Time { get; } = new();

    public Upstream Upstream { get; } = new();

    public SharedSource<string, int> Source { get; }

    public static SharedSource<string, int> Make(
        Func<string, SourceWriter<int>, CancellationToken, Task> upstream, SharedSourceOptions options, TimeProvider time) =>
        new(upstream, _ => 4, e => Phrase.Of("test.failed", ("error", e.Message)), options, time);

    public Task AllGone() => Patience.Until(
        () => Source.Running == 0 && Source.Streams == 0 && Upstream.Active == 0 && Time.Timers == 0, "nothing runs and nothing is kept");

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync().Soon();
        Assert.Equal((0, 0, 0), (Source.Running, Upstream.Active, Time.Timers));
    }
}
