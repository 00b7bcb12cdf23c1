namespace TapBot.Core.Databases;

/// <summary>
/// Makes of "blocked by" a tree whose roots are those that hold up others and wait for nobody who is listed. Pure. The server names everybody a session waits for, also those before it in a queue: a
/// session stands under those only that do not wait for another of them, so that a queue is a chain and not every path through it.
/// </summary>
internal static class LockTree
{
    /// <summary>How deep the tree is drawn; what is deeper stands flat below the last level.</summary>
    public const int Deepest = 12;

    /// <summary>
    /// The roots, those with most behind them first. A session that waits for several stands under each, but what is behind it is shown once. In a deadlock, which the server resolves within a
    /// second, nobody is a root: then the one that has been there longest is. One that waits for somebody who is not listed (a prepared transaction has no session) is a root too.
    /// </summary>
    public static IReadOnlyList<LockNode> Of(IReadOnlyList<DatabaseSession> sessions)
    {
        var byPid = sessions.ToDictionary(s => s.Pid);
        var waiting = sessions.SelectMany(s => Nearest(s, byPid).Select(by => (By: by, Session: s))).ToLookup(w => w.By, w => w.Session);
        var roots = sessions.Where(s => (s.BlockedBy.Count > 0 || waiting.Contains(s.Pid)) && !s.BlockedBy.Any(byPid.ContainsKey)).ToList();
        var reached = new HashSet<int>();
        var nodes = roots.ConvertAll(r => Node(r, waiting, reached, []));
        foreach (var blocker in waiting.Select(w => byPid[w.Key]).OrderBy(b => b.StartedAt))
        {
            if (!reached.Contains(blocker.Pid))
                nodes.Add(Node(blocker, waiting, reached, []));
        }
        return [.. nodes.OrderByDescending(n => n.Behind).ThenBy(n => n.Session.TransactionStartedAt ?? n.Session.StartedAt)];
    }

    /// <summary>The listed blockers of a session without those that another of them waits for.</summary>
    private static List<int> Nearest(DatabaseSession session, Dictionary<int, DatabaseSession> byPid)
    {
        var (nearest, covered) = (new List<int>(), new HashSet<int>());
        foreach (var blocker in session.BlockedBy.Distinct().Where(byPid.ContainsKey).Select(pid => byPid[pid]).OrderByDescending(b => b.BlockedBy.Count))
        {
            if (covered.Contains(blocker.Pid))
                continue;
            nearest.Add(blocker.Pid);
            covered.UnionWith(blocker.BlockedBy);
        }
        return nearest;
    }

    private static LockNode Node(DatabaseSession session, ILookup<int, DatabaseSession> waiting, HashSet<int> reached, IReadOnlyList<int> above)
    {
        var isNew = reached.Add(session.Pid);
        var behind = Behind(session.Pid, waiting);
        IReadOnlyList<int> path = [.. above, session.Pid];
        IEnumerable<LockNode> below = !isNew ? []
            : path.Count < Deepest ? waiting[session.Pid].Where(w => !path.Contains(w.Pid)).Select(w => Node(w, waiting, reached, path))
            : behind.Where(w => reached.Add(w.Pid)).Select(w => new LockNode(w, [], Behind(w.Pid, waiting).Count));
        return new LockNode(session, [.. below.OrderByDescending(n => n.Behind).ThenBy(n => n.Session.Wait?.Since ?? n.Session.QueryStartedAt)], behind.Count);
    }

    /// <summary>Everybody who waits for a session, directly or behind one that does.</summary>
    private static List<DatabaseSession> Behind(int pid, ILookup<int, DatabaseSession> waiting)
    {
        var (found, seen, next) = (new List<DatabaseSession>(), new HashSet<int> { pid }, new Queue<int>([pid]));
        while (next.TryDequeue(out var at))
        {
            foreach (var session in waiting[at].Where(s => seen.Add(s.Pid)))
            {
                found.Add(session);
                next.Enqueue(session.Pid);
            }
        }
        return found;
    }
}
