using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Monitoring;

/// <summary>Says that somebody works on something: its light is maintenance until then, and the time counts for no uptime. A window that it has already is replaced.</summary>
/// <param name="Thing">The key of a light, or <c>server:name</c> for everything on a server.</param>
/// <param name="Until">Until when; in the future, 30 days at most.</param>
/// <param name="Reason">Why; 1 to 200 characters.</param>
[Operation("monitoring.maintain", Permission.Maintain, Risk.Safe, Route = "maintenance/begin")]
public sealed record BeginMaintenance(string Thing, DateTimeOffset Until, string Reason) : IOperation;
