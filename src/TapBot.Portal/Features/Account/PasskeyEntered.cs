namespace TapBot.Portal.Features.Account;

/// <summary>Signed in with a passkey.</summary>
/// <param name="Next">The address of the portal to go to.</param>
public sealed record PasskeyEntered(string Next);
