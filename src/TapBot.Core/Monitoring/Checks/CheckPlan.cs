using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>A check that there is. For administrators: what it asks may hold a secret.</summary>
/// <param name="Name">What people call it; no two differ in case only.</param>
/// <param name="Question">What it asks.</param>
/// <param name="Origin">Who has set it up.</param>
/// <param name="ChangedAt">When it was last changed in the portal, UTC; null when it never was.</param>
public sealed record CheckPlan(string Name, CheckQuestion Question, CheckOrigin Origin, DateTimeOffset? ChangedAt = null)
{
    /// <summary>Why it is not made: it is stored, and not legal by the rules of this version; null when it is made.</summary>
    public Phrase? Flaw => CheckRules.Flaws(Name, Question).FirstOrDefault()?.Reason;
}
