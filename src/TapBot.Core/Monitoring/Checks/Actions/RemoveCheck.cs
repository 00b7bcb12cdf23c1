using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Monitoring;

/// <summary>Removes a check that was added in the portal. Its maintenance ends; what was measured until then stays in the history.</summary>
/// <param name="Check">The check.</param>
[Operation("monitoring.removeCheck", Permission.Administer, Risk.Disruptive, Route = "checks/{check}/remove")]
public sealed record RemoveCheck(string Check) : IOperation;
