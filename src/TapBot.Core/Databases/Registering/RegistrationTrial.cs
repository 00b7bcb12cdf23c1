using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What came of trying a draft.</summary>
/// <param name="Seen">What each log-in saw; none when the draft has flaws.</param>
/// <param name="Flaws">What is wrong with the draft, by member.</param>
public sealed record RegistrationTrial(IReadOnlyList<LogInSeen> Seen, IReadOnlyList<(string Member, Phrase Reason)> Flaws);
