namespace TapBot.Core.Databases;

/// <summary>Makes of "blocked by" a tree whose roots are those that hold up others and wait for nobody. Pure.</summary>
internal static class LockTree
{
    private const int Deepest = 64;

    /// <summary>
    /// The roots, those with most behind them first. A session that waits for several stands under each of them, and counts once in each. In a deadlock, which the server
    /// resolves within a second, nobody is a root: then the one that has been there longest is.
    /// </summary>
    public static IReadOnlyList<LockNode> Of(IReadOnlyList<DatabaseSession> sessions)
    {
        var byPid = sessions.ToDictionary(s => s.Pid);
        var waiting = sessions.SelectMany(s => s.BlockedBy.Distinct().Where(byPid.ContainsKey).Select(by => (By: by, Session: s))).ToLookup(w => w.By, w => w.Session);
        if (waiting.Count == 0)
            return [];
        var blockers = waiting.Select(w => byPid[w.Key]).ToList();
        var roots = blockers.Where(b => !b.BlockedBy.Any(byPid.ContainsKey)).ToList();
        var reached = new HashSet<int>();
        var nodes = roots.ConvertAll(r => Node(r, waiting, [], reached));
        foreach (var blocker in blockers.OrderBy(b => b.StartedAt))
        {
            if (!reached.Contains(blocker.Pid))
                nodes.Add(Node(blocker, waiting, [], reached));
        }
        return [.. nodes.OrderByDescending(n => n.Behind).ThenBy(n => n.Session.TransactionStartedAt ?? n.Session.StartedAt)];
    }

    private static LockNode Node(DatabaseSession session, ILookup<int, DatabaseSession> waiting, HashSet<int> above, HashSet<int> reached)
    {
        reached.Add(session.Pid);
        above.Add(session.Pid);
        IReadOnlyList<LockNode> below = above.Count >= Deepest ? [] : [.. waiting[session.Pid].Where(w => !above.Contains(w.Pid)).Select(w => Node(w, waiting, above, reached))
            .OrderByDescending(n => n.Behind).ThenBy(n => n.Session.Wait?.Since ?? n.Session.QueryStartedAt)];
        above.Remove(session.Pid);
        var behind = new HashSet<int>();
        foreach (var node in below)
            Collect(node, behind);
        return new LockNode(session, below, behind.Count);
    }

    private static void Collect(LockNode node, HashSet<int> into)
    {
        into.Add(node.Session.Pid);
        foreach (var below in node.Waiting)
            Collect(below, into);
    }
}
