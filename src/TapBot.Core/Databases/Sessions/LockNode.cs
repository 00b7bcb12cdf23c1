namespace TapBot.Core.Databases;

/// <summary>A session in the tree of those that hold up others.</summary>
/// <param name="Session">The session.</param>
/// <param name="Waiting">Those that wait for it directly.</param>
/// <param name="Behind">How many wait for it, directly or behind one that does.</param>
public sealed record LockNode(DatabaseSession Session, IReadOnlyList<LockNode> Waiting, int Behind);
