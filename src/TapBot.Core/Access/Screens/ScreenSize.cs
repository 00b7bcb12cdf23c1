using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>How large a wall screen is, and from how far away it is read: with both it is known how large text must be.</summary>
internal static class ScreenSize
{
    /// <summary>What is wrong with a size, by member. Null is right: then it does not matter.</summary>
    /// <param name="inches">The diagonal, 3 to 400.</param>
    /// <param name="metres">How far away people stand, 0.3 to 100.</param>
    public static IEnumerable<(string Member, Phrase Reason)> Flaws(double? inches, double? metres)
    {
        if (inches is not (null or (>= 3.0 and <= 400.0)))
            yield return ("inches", Phrase.Of("access.screen.inches"));
        if (metres is not (null or (>= 0.3 and <= 100.0)))
            yield return ("metres", Phrase.Of("access.screen.metres"));
    }
}
