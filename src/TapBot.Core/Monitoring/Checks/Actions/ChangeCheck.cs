using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Monitoring;

/// <summary>Asks something else under the name of a check that was added in the portal: it is then as it is said here, whatever is left out included. Its history goes on.</summary>
/// <param name="Check">The check.</param>
/// <param name="Asks">What is asked, and what must come back; needed.</param>
[Operation("monitoring.changeCheck", Permission.Administer, Risk.Safe, Route = "checks/{check}/change")]
public sealed record ChangeCheck(string Check, CheckQuestion? Asks = null) : IOperation;
