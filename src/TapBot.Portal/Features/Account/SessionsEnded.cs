namespace TapBot.Portal.Features.Account;

/// <summary>Sessions that were ended.</summary>
/// <param name="Ended">How many.</param>
public sealed record SessionsEnded(int Ended);
