namespace TapBot.Core.Access;

/// <summary>A sign-in whose first step was good and whose code is missing.</summary>
/// <param name="UserId">Who it is about to be.</param>
/// <param name="UserName">The name, for the limiter.</param>
/// <param name="Stamp">The security stamp at the first step: a password changed meanwhile makes it void.</param>
internal sealed record HalfSignIn(string UserId, string UserName, string? Stamp)
{
    private const int MostWrong = 5;
    private int wrong;

    /// <summary>Counts a wrong code; true when there were too many.</summary>
    public bool IsSpentAfterWrong() => Interlocked.Increment(ref wrong) >= MostWrong;
}
