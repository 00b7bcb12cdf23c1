using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

/// <summary>Four real threads publish at once; subscribers join in the middle of it and prove that what they got is contiguous.</summary>
public sealed class BroadcastConcurrencyTests
{
    private const int Publishers = 4;
    private const int PerPublisher = 10_000;
    private const int JoinsPerPublisher = 25;
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(100_000)]
    [InlineData(8)]
    public async Task Publish_FromFourThreads_LeavesNoGapAndNoDuplicate(int capacity)
    {
        var broadcast = new Broadcast<Totals, Change>(Totals.None, (totals, change) => totals.After(change), time, new() { Capacity = capacity });
        var readers = new ConcurrentBag<Task<int>>();
        using var start = new Barrier(Publishers);
        var publishers = Enumerable.Range(0, Publishers).Select(p => OnThread(() => Publish(broadcast, p, start, readers))).ToArray();

        await Task.WhenAll(publishers).Soon();
        var resets = await Task.WhenAll(readers).Soon();

        Assert.Equal(Publishers * JoinsPerPublisher, resets.Length);
        Assert.Equal(Totals.Full, broadcast.Current.Last);
        Assert.Equal(0, broadcast.Subscribers);
        Assert.True(capacity < Publishers * PerPublisher || resets.All(n => n == 0), "nothing was dropped, yet somebody was reset");
    }

    [Fact]
    public async Task Publish_WhileTheWaitBegins_IsNotMissed()
    {
        const int rounds = 5_000;
        var broadcast = new Broadcast<string, int>("", (_, n) => n.ToString(), time);
        await using var subscription = broadcast.Subscribe();
        var read = 0;
        var following = Task.Run(async () =>
        {
            await foreach (var batch in subscription.Batches(TimeSpan.Zero, TestContext.Current.CancellationToken))
            {
                Volatile.Write(ref read, Assert.Single(batch.Changes)); // now the publisher goes on, just when the wait begins
                if (read == rounds)
                    break;
            }
        }, TestContext.Current.CancellationToken);

        await OnThread(() =>
        {
            for (var n = 1; n <= rounds && SpinWait.SpinUntil(() => Volatile.Read(ref read) == n - 1, Patience.Limit); n++)
                broadcast.Publish(n);
        }).Soon();

        await following.Soon();
    }

    private static void Publish(Broadcast<Totals, Change> broadcast, int publisher, Barrier start, ConcurrentBag<Task<int>> readers)
    {
        var random = new Random(publisher);
        var joins = Enumerable.Range(0, JoinsPerPublisher).Select(_ => random.Next(PerPublisher)).ToList();
        start.SignalAndWait();
        for (var n = 1; n <= PerPublisher;)
        {
            foreach (var _ in joins.Where(at => at < n))
                readers.Add(ReadAsync(broadcast.Subscribe(), leavesAfter: random.Next(4) == 0 ? random.Next(1, 20) : int.MaxValue));
            joins.RemoveAll(at => at < n);
            var together = Math.Min(random.Next(1, 5), PerPublisher - n + 1);
            if (together == 1)
                broadcast.Publish(new Change(publisher, n));
            else
                broadcast.Publish([.. Enumerable.Range(n, together).Select(i => new Change(publisher, i))]);
            n += together;
        }
    }

    private static async Task<int> ReadAsync(Subscription<Totals, Change> subscription, int leavesAfter)
    {
        await Task.Yield(); // away from the thread that publishes
        await using var _ = subscription;
        var last = subscription.Initial.Last;
        var (batches, resets) = (0, 0);
        if (last.SequenceEqual(Totals.Full))
            return resets;
        await foreach (var batch in subscription.Batches(TimeSpan.Zero, TestContext.Current.CancellationToken))
        {
            foreach (var change in batch.Changes)
            {
                Assert.Equal(last[change.Publisher] + 1, change.Number);
                last = last.SetItem(change.Publisher, change.Number);
            }
            if (batch.IsReset)
            {
                Assert.Empty(batch.Changes);
                Assert.All(batch.Snapshot.Last.Zip(last), pair => Assert.True(pair.First >= pair.Second, "a reset went back in time"));
                last = batch.Snapshot.Last;
                resets++;
            }
            Assert.Equal(last, batch.Snapshot.Last);
            if (++batches == leavesAfter || last.SequenceEqual(Totals.Full))
                break;
        }
        return resets;
    }

    private static Task OnThread(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private readonly record struct Change(int Publisher, int Number);

    private sealed record Totals(ImmutableArray<int> Last)
    {
        public static readonly Totals None = new([.. new int[Publishers]]);
        public static readonly ImmutableArray<int> Full = [.. Enumerable.Repeat(PerPublisher, Publishers)];

        public Totals After(Change change) => new(Last.SetItem(change.Publisher, change.Number));
    }
}
