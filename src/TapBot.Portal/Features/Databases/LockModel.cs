using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>A session in the tree of locks.</summary>
/// <param name="Session">The session.</param>
/// <param name="Behind">How many wait for it, directly or behind one that does.</param>
/// <param name="Waiting">Those that wait for it directly.</param>
public sealed record LockModel(SessionModel Session, int Behind, IReadOnlyList<LockModel> Waiting)
{
    /// <summary>A node for the wire.</summary>
    public static LockModel Of(LockNode node) => new(SessionModel.Of(node.Session), node.Behind, [.. node.Waiting.Select(Of)]);
}
