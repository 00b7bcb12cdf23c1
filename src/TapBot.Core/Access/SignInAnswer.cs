using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>What came of an attempt to sign in: a session, the question for a code, or a reason.</summary>
public sealed record SignInAnswer
{
    /// <summary>The secret for the cookie; null when not signed in.</summary>
    public string? SessionSecret { get; private init; }

    /// <summary>Who is signed in now; null when not signed in.</summary>
    public Actor? Actor { get; private init; }

    /// <summary>The first step was good and a code is asked for: the secret that goes with it to <see cref="SignInDoor.ContinueAsync"/>. It is no session and opens nothing else.</summary>
    public string? HalfSecret { get; private init; }

    /// <summary>Why not; null when signed in or half way. The same for a wrong name and a wrong password.</summary>
    public Phrase? Reason { get; private init; }

    /// <summary>How long to wait before the next attempt, when there were too many.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>The sign-in must begin anew: its time is over, or there were too many wrong codes.</summary>
    public bool MustStartAgain { get; private init; }

    internal static SignInAnswer SignedIn(string secret, Actor actor) => new() { SessionSecret = secret, Actor = actor };

    internal static SignInAnswer NeedsCode(string half) => new() { HalfSecret = half };

    internal static SignInAnswer Refused(string reason = "access.signIn.refused", bool startAgain = false) => new() { Reason = Phrase.Of(reason), MustStartAgain = startAgain };

    internal static SignInAnswer Wait(TimeSpan wait) => new() { RetryAfter = wait, Reason = Waits.Of(wait) };
}
