using System.Threading.Channels;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Streaming;

/// <summary>An upstream whose every attempt is in the hands of the test.</summary>
internal sealed class Upstream
{
    private readonly Channel<Attempt> attempts = Channel.CreateUnbounded<Attempt>();
    private int started;
    private int active;
    private int mostActive;

    public int Started => Volatile.Read(ref started);

    public int Active => Volatile.Read(ref this.active);

    public int MostActive => Volatile.Read(ref mostActive);

    /// <summary>When set, an attempt goes on after it was cancelled until the test ends it.</summary>
    public bool IgnoresCancellation { get; set; }

    public Task<Attempt> NextAttemptAsync() => attempts.Reader.ReadAsync().Soon();

    public async Task RunAsync(string key, SourceWriter<int> writer, CancellationToken ct)
    {
        Interlocked.Increment(ref started);
        var active = Interlocked.Increment(ref this.active);
        InterlockedMax(ref mostActive, active);
        try
        {
            var attempt = new Attempt(key, writer, ct);
            Assert.True(attempts.Writer.TryWrite(attempt));
            await (IgnoresCancellation ? attempt.Over : attempt.Over.WaitAsync(ct));
        }
        finally
        {
            Interlocked.Decrement(ref this.active);
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value;)
        {
            var before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    internal sealed class Attempt(string key, SourceWriter<int> writer, CancellationToken ct)
    {
        private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Key => key;
        public SourceWriter<int> Writer => writer;
        public CancellationToken Cancelled => ct;
        public Task Over => over.Task;

        public void Fail(string why) => over.SetException(new IOException(why));

        public void Return() => over.SetResult();

        public void End(string code)
        {
            writer.End(Phrase.Of(code));
            over.SetResult();
        }
    }
}
