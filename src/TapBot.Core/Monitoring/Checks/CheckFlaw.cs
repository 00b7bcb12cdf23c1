using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Something about a check that is not legal.</summary>
/// <param name="Member">Where it stands.</param>
/// <param name="Given">What stands there.</param>
/// <param name="Legal">What may stand there, for whoever reads the log of a portal that does not start.</param>
/// <param name="Reason">The same for people.</param>
internal sealed record CheckFlaw(string Member, string? Given, string Legal, Phrase Reason);
