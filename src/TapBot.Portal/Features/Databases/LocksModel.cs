using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>Who holds up whom.</summary>
/// <param name="At">When it was read, by the portal's clock.</param>
/// <param name="ServerTime">The same by the server's clock.</param>
/// <param name="Roots">The sessions that hold up others and wait for nobody, those with most behind them first.</param>
public sealed record LocksModel(DateTimeOffset At, DateTimeOffset ServerTime, IReadOnlyList<LockModel> Roots)
{
    /// <summary>A tree for the wire.</summary>
    public static LocksModel Of(SessionList list) => new(list.At, list.ServerTime, [.. list.Locks.Select(LockModel.Of)]);
}
