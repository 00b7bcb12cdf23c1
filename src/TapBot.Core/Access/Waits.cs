using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>How a wait is said.</summary>
internal static class Waits
{
    public static Phrase Of(TimeSpan wait) => Phrase.Of("access.signIn.wait", ("count", (int)Math.Ceiling(wait.TotalSeconds)));
}
