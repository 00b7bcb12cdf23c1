namespace TapBot.Core.Access;

/// <summary>A person as administrators see them.</summary>
/// <param name="UserName">The name they sign in with; unique without regard to case.</param>
/// <param name="CreatedAt">When the account was made, UTC.</param>
/// <param name="LastSignIn">When they last signed in, UTC; null when not within the last 30 days, for which sessions are kept.</param>
/// <param name="LastSeen">When they last did something in the portal, UTC; null like <paramref name="LastSignIn"/>.</param>
/// <param name="Sessions">In how many browsers they are signed in now.</param>
/// <param name="Disabled">True when they may not sign in; their sessions and tokens give no rights then.</param>
/// <param name="Locked">True while sign-in is held back after many wrong passwords.</param>
/// <param name="SecondFactor">True when a second factor is asked at sign-in.</param>
/// <param name="Rights">What was granted to them.</param>
public sealed record Person(
    string UserName,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSignIn,
    DateTimeOffset? LastSeen,
    int Sessions,
    bool Disabled,
    bool Locked,
    bool SecondFactor,
    Rights Rights);
