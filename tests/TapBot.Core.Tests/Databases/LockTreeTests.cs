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
    public void Of_WaitsForTwo_StandsUnderEachAndCountsOnceInEach()
    {
        var root = Assert.Single(LockTree.Of([Session(1), Session(2, 1), Session(3, 1, 2)]));

        Assert.Equal(2, root.Behind);
        Assert.Equal([2, 3], root.Waiting.Select(w => w.Session.Pid));
        Assert.Equal(3, Assert.Single(root.Waiting[0].Waiting).Session.Pid);
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
    public void Of_BlockerNobodyListed_IsLeftOut() => Assert.Empty(LockTree.Of([Session(1, 99), Session(2, 0)]));

    private static DatabaseSession Session(int pid, params int[] blockedBy) => new() { Pid = pid, StartedAt = Start.AddSeconds(pid), BlockedBy = blockedBy };
}
