using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Monitoring;

/// <summary>Has something asked over HTTP from now on.</summary>
/// <param name="Check">What people will call it: 1 to 63 of letters, digits, dot, dash and underscore, beginning with a letter or digit.</param>
/// <param name="Asks">What is asked, and what must come back; needed.</param>
[Operation("monitoring.addCheck", Permission.Administer, Risk.Safe, Route = "checks/{check}/add")]
public sealed record AddCheck(string Check, CheckQuestion? Asks = null) : IOperation;
