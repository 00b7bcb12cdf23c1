using System.Collections.Concurrent;
using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class SharedSourceStressTests
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenAndClose_AThousandTimes_LeavesNothing()
    {
        await using var rig = new SharedSourceRig();
        var loops = new List<Task>();
        for (var cycle = 0; cycle < 1_000; cycle++)
        {
            var reader = rig.Source.Open($"key {cycle % 10}");
            if (cycle % 3 == 0)
                loops.Add(FollowUntilDisposedAsync(reader));
            await reader.DisposeAsync();
            if (cycle % 25 == 24)
            {
                await Patience.Until(() => rig.Upstream.Active == rig.Source.Streams, "every upstream runs");
                rig.Time.Advance(TimeSpan.FromSeconds(cycle % 50 == 24 ? 20 : 31));
            }
        }

        rig.Time.Advance(TimeSpan.FromSeconds(31));
        await rig.AllGone();
        await Task.WhenAll(loops).Soon();

        Assert.InRange(rig.Upstream.MostActive, 1, 10);
    }

    [Fact]
    public async Task OpenAndClose_AThousandTimesWithoutLinger_LeavesNothing()
    {
        await using var rig = new SharedSourceRig(new() { Linger = TimeSpan.Zero });
        for (var cycle = 0; cycle < 1_000; cycle++)
            await rig.Source.Open("a").DisposeAsync();

        await rig.AllGone();

        Assert.InRange(rig.Upstream.MostActive, 0, 1); // it may always have been closed before it began
    }

    [Fact]
    public async Task OpenAndClose_FromFourThreads_NeverRunsTwoUpstreamsOfOneKey()
    {
        var time = new CountingTime();
        var active = new ConcurrentDictionary<string, int>();
        var twice = 0;
        var source = SharedSourceRig.Make(async (key, writer, ct) =>
        {
            if (active.AddOrUpdate(key, 1, (_, n) => n + 1) > 1)
                Interlocked.Increment(ref twice);
            try
            {
                writer.Write(1);
                if (writer.Ring.NextSequence % 3 == 0)
                    writer.End(StreamReasons.Closed);
                else
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            }
            finally
            {
                active.AddOrUpdate(key, 0, (_, n) => n - 1);
            }
        }, new() { Linger = TimeSpan.Zero }, time);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => Task.Run(() => OpenAndCloseAsync(source, seed), this.ct))).Soon();
        await Patience.Until(() => source.Running == 0 && source.Streams == 0, "nothing runs and nothing is kept");
        await source.DisposeAsync();

        Assert.Equal((0, 0), (twice, time.Timers));
        Assert.All(active.Values, n => Assert.Equal(0, n));
    }

    [Fact]
    public async Task WaitAndRead_WhileTheUpstreamWrites_MissesNothing()
    {
        const int total = 50_000;
        await using var rig = new SharedSourceRig(new() { MaxItems = total });
        var readers = Enumerable.Range(0, 20).Select(_ => SumAsync(rig.Source.Open("a"), total)).ToArray();
        var attempt = await rig.Upstream.NextAttemptAsync();

        await Task.Factory.StartNew(() => WriteAll(attempt.Writer, total), this.ct, TaskCreationOptions.LongRunning, TaskScheduler.Default).Soon();

        var sums = await Task.WhenAll(readers).Soon();
        Assert.All(sums, sum => Assert.Equal((long)total * (total - 1) / 2, sum));
    }

    [Fact]
    public async Task WaitAsync_WrittenWhileItBegins_MissesNothing()
    {
        const int rounds = 5_000;
        await using var rig = new SharedSourceRig();
        var reader = rig.Source.Open("a");
        var writer = (await rig.Upstream.NextAttemptAsync()).Writer;
        var read = 0L;
        var following = Task.Run(async () =>
        {
            while (Volatile.Read(ref read) < rounds)
            {
                var seen = reader.Version;
                Volatile.Write(ref read, reader.Ring.NextSequence); // now the writer goes on, just when the wait begins
                if (seen == reader.Version && read < rounds)
                    await reader.WaitAsync(seen, this.ct);
            }
        }, this.ct);

        await Task.Factory.StartNew(() =>
        {
            for (var n = 1; n <= rounds && SpinWait.SpinUntil(() => Volatile.Read(ref read) >= n - 1, Patience.Limit); n++)
                writer.Write(n);
        }, this.ct, TaskCreationOptions.LongRunning, TaskScheduler.Default).Soon();

        await following.Soon();
    }

    private static async Task OpenAndCloseAsync(SharedSource<string, int> source, int seed)
    {
        var random = new Random(seed);
        for (var cycle = 0; cycle < 2_000; cycle++)
        {
            await using var reader = source.Open($"key {random.Next(3)}");
            if (random.Next(3) == 0)
                reader.Restart();
            if (random.Next(3) == 0)
                await Task.Yield();
        }
    }

    private static void WriteAll(SourceWriter<int> writer, int total)
    {
        for (var n = 0; n < total; n++)
            writer.Write(n);
    }

    private async Task FollowUntilDisposedAsync(SharedReader<int> reader)
    {
        try
        {
            while (true)
                await reader.WaitAsync(reader.Version, this.ct);
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private async Task<long> SumAsync(SharedReader<int> reader, int total)
    {
        await Task.Yield();
        var (sum, cursor) = (0L, 0L);
        while (cursor < total)
        {
            var seen = reader.Version;
            var slice = reader.Ring.Read(cursor, 1_000);
            Assert.Equal(0, slice.Overwritten);
            sum += slice.Items.Sum(n => (long)n);
            cursor = slice.NextSequence;
            if (slice.Items.Count == 0)
                await reader.WaitAsync(seen, this.ct);
        }
        return sum;
    }
}
