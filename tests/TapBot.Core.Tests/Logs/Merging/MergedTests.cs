using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

/// <summary>What tests of several logs in one look have in common: a house of logs on the clock of the test.</summary>
public abstract class MergedTests : IAsyncDisposable
{
    private protected MergedTests() => House = new FakeLogHouse(Time);

    private protected FakeTimeProvider Time { get; } = new();

    private protected FakeLogHouse House { get; }

    private protected static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static long At(int milliseconds) => Lines.Start + (milliseconds * 1_000_000L);

    private protected Task<ILogTail> OpenAsync(LogSelection selection, LogFilter? filter = null) => House.Reader.OpenAsync(An.Administrator, selection, filter, TestEnds);

    // The clock is the test's: it goes on while the tail waits.
    private protected async Task UntilAsync(ILogTail tail, Func<ILogTail, bool> condition)
    {
        while (!condition(tail))
        {
            using var step = CancellationTokenSource.CreateLinkedTokenSource(TestEnds);
            var wait = tail.WaitAsync(step.Token).AsTask();
            while (!wait.IsCompleted)
            {
                Time.Advance(TimeSpan.FromMilliseconds(10));
                await Task.WhenAny(wait, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestEnds));
            }
            await wait;
            tail.ReadNewest(1);
        }
    }

    private protected async Task<List<string>> TextsAsync(ILogTail tail, int count)
    {
        await UntilAsync(tail, t => t.ReadRange(0, int.MaxValue).Lines.Count >= count);
        return [.. tail.ReadRange(0, int.MaxValue).Lines.Select(l => l.Text)];
    }
}
