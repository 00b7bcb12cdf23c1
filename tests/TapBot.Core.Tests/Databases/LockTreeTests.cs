using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class LockTreeTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_NobodyWaits_IsEmpty() => Assert.Empty(LockTree.Of([Session(1), Session(2)]));

    [Fact]
    public void Of_Chain_HasTheRootFirstAndCountsAllBehind()
    {
        var root = Assert.Single(LockTree.Of([Session(3, 2), Session(2, 1), Session(1), Session(9)]));

        Assert.Equal((1, 2), (root.Session.Pid, root.Behind));
        var next = Assert.Single(root.Waiting);
        Assert.Equal((2, 1), (next.Session.Pid, next.Behind));
        Assert.Equal(3, Assert.Single(next.Waiting).Session.Pid);
    }

    [Fact]
    public void Of_TwoRoots_HasTheOneWithMostBehindFirst()
    {
        var roots = LockTree.Of([Session(1), Session(2), Session(3, 1), Session(4, 2), Session(5, 2)]);

        Assert.Equal([(2, 2), (1, 1)], roots.Select(r => (r.Session.Pid, r.Behind)));
    }

    [Fact]
    public void Of_WaitsForTwoRoots_StandsUnderEach()
    {
        var roots = LockTree.Of([Session(1), Session(2), Session(3, 1, 2), Session(4, 3)]);

        Assert.Equal([(1, 2), (2, 2)], roots.Select(r => (r.Session.Pid, r.Behind)));
        Assert.All(roots, r => Assert.Equal((3, 1), (Assert.Single(r.Waiting).Session.Pid, r.Waiting[0].Behind)));
        Assert.Equal([1, 0], roots.Select(r => r.Waiting[0].Waiting.Count));
    }

    [Fact]
    public void Of_QueueInWhichEachWaitsForAllBefore_IsAChainThatBecomesFlat()
    {
        const int Length = 1_000;
        var root = Assert.Single(LockTree.Of([.. Enumerable.Range(1, Length).Select(pid => Session(pid, [.. Enumerable.Range(1, pid - 1)]))]));

        Assert.Equal((1, Length - 1), (root.Session.Pid, root.Behind));
        var (deepest, depth) = (root, 1);
        while (deepest.Waiting.Count == 1)
            (deepest, depth) = (deepest.Waiting[0], depth + 1);
        Assert.Equal(LockTree.Deepest, depth);
        Assert.Equal(Length - LockTree.Deepest, deepest.Waiting.Count);
    }

    [Fact]
    public void Of_LadderOfPairs_ShowsEachSessionOnceOrTwice()
    {
        var ladder = new List<DatabaseSession> { Session(1), Session(2) };
        for (var pid = 3; pid < 80; pid += 2)
            ladder.AddRange([Session(pid, pid - 2, pid - 1), Session(pid + 1, pid - 2, pid - 1)]);

        Assert.InRange(LockTree.Of(ladder).Sum(Count), ladder.Count, 2 * ladder.Count);
    }

    [Fact]
    public void Of_Deadlock_HasTheOldestAsRoot()
    {
        var root = Assert.Single(LockTree.Of([Session(8, 7), Session(7, 8)]));

        Assert.Equal((7, 1), (root.Session.Pid, root.Behind));
        Assert.Equal(8, Assert.Single(root.Waiting).Session.Pid);
        Assert.Empty(root.Waiting[0].Waiting);
    }

    [Fact]
    public void Of_BlockerThatIsNotListed_LeavesTheWaitingAsRoot() =>
        Assert.Equal([(1, 1), (3, 0)], LockTree.Of([Session(1, 99), Session(2, 1), Session(3, 0)]).Select(r => (r.Session.Pid, r.Behind)));

    private static int Count(LockNode node) => 1 + node.Waiting.Sum(Count);

    private static DatabaseSession Session(int pid, params int[] blockedBy) => new() { Pid = pid, StartedAt = Start.AddSeconds(pid), BlockedBy = blockedBy };
}
