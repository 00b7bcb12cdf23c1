using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>Sessions in words.</summary>
internal static class SessionWords
{
    /// <summary>The server's word for the state, except where it waits for a lock or may not be seen.</summary>
    public static string State(Texts texts, DatabaseSession session) =>
        session.WaitKind == "Lock" ? texts["databases.session.waiting"]
        : session.State ?? (session.Kind is null ? texts["databases.session.hiddenState"] : "");

    /// <summary>How long it has been in what it does: its statement, or its waiting for the client.</summary>
    public static TimeSpan? For(DatabaseSession session, DateTimeOffset serverTime) =>
        (session.State is "active" ? session.QueryStartedAt : session.StateChangedAt) is { } since ? Positive(serverTime - since) : null;

    /// <summary>The age of its transaction.</summary>
    public static TimeSpan? Transaction(DatabaseSession session, DateTimeOffset serverTime) => session.TransactionStartedAt is { } since ? Positive(serverTime - since) : null;

    /// <summary>What it waits for, or how many wait for it.</summary>
    public static string Waits(Texts texts, DatabaseSession session, int blocks)
    {
        var waits = session.BlockedBy.Count > 0 ? texts.Of("databases.session.heldBy", string.Join(", ", session.BlockedBy))
            : session.WaitKind is null or "Activity" ? ""
            : session.WaitKind == "Client" ? "" : $"{session.WaitKind}: {session.WaitEvent}";
        return blocks == 0 ? waits : waits.Length == 0 ? texts.Of("databases.session.blocks", blocks) : $"{waits} · {texts.Of("databases.session.blocks", blocks)}";
    }

    /// <summary>Sorts by what sessions wait for: those that hold up others first, the most of them before, then those that are held up, those that wait for anything else, and the rest.</summary>
    public static string WaitKey(Texts texts, DatabaseSession session, int blocks)
    {
        const int Most = 1_000_000;
        var words = Waits(texts, session, blocks);
        var group = blocks > 0 ? 0 : session.BlockedBy.Count > 0 ? 1 : words.Length > 0 ? 2 : 3;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{group}{Most - blocks:D7} {words}");
    }

    /// <summary>Red holds up others; yellow is held up; one that is idle in a transaction is judged by the bounds of its instance.</summary>
    public static LightColour Attention(DatabaseInstance instance, DatabaseSession session, int blocks, DateTimeOffset serverTime) => session switch
    {
        { IsIdleInTransaction: true } when blocks > 0 => LightColour.Red,
        _ when blocks > 0 && session.BlockedBy.Count == 0 => LightColour.Red,
        { BlockedBy.Count: > 0 } => LightColour.Yellow,
        { IsIdleInTransaction: true } when For(session, serverTime) is { } idle => instance.BoundsOf(DatabaseThresholds.IdleInTransaction).ColourOf(idle.TotalSeconds),
        _ => LightColour.Green,
    };

    /// <summary>How many wait for each session, directly or behind one that does.</summary>
    public static IReadOnlyDictionary<int, int> Blocks(SessionList list)
    {
        var blocks = new Dictionary<int, int>();
        void Add(LockNode node)
        {
            blocks[node.Session.Pid] = node.Behind;
            foreach (var below in node.Waiting)
                Add(below);
        }
        foreach (var root in list.Locks)
            Add(root);
        return blocks;
    }

    /// <summary>True for what is worth a line on the dashboard: it works, waits, holds up others or keeps a transaction open.</summary>
    public static bool Matters(DatabaseSession session, int blocks) =>
        blocks > 0 || session.BlockedBy.Count > 0 || session.IsIdleInTransaction || (session.State is "active" && session.Kind is not "walsender");

    private static TimeSpan Positive(TimeSpan length) => length < TimeSpan.Zero ? TimeSpan.Zero : length;
}
