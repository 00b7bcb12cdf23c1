using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>The sessions of an instance.</summary>
/// <param name="At">When they were read, by the portal's clock.</param>
/// <param name="ServerTime">The same by the server's clock, from which ages are to be reckoned.</param>
/// <param name="Own">How many more are the portal's own.</param>
/// <param name="Cut">True when there are more than are listed.</param>
/// <param name="Sessions">Those that wait for a lock first, then those that work, then by the age of their transaction.</param>
public sealed record SessionsModel(DateTimeOffset At, DateTimeOffset ServerTime, int Own, bool Cut, IReadOnlyList<SessionModel> Sessions)
{
    /// <summary>A list for the wire.</summary>
    public static SessionsModel Of(SessionList list) => new(list.At, list.ServerTime, list.Own, list.IsCut, [.. list.Sessions.Select(SessionModel.Of)]);
}
