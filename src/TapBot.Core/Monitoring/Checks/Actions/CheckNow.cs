using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Monitoring;

/// <summary>Makes a check now.</summary>
/// <param name="Check">The check.</param>
[Operation("monitoring.checkNow", Permission.MakeChecks, Risk.Safe, Route = "checks/{check}/check")]
public sealed record CheckNow(string Check) : IOperation;
