namespace TapBot.Portal.Features.Account;

/// <summary>How it stands with the authenticator app.</summary>
/// <param name="Enabled">True when a code is asked for at sign-in.</param>
/// <param name="Since">Since when; null when it is not.</param>
/// <param name="RecoveryCodesLeft">0 to 10.</param>
public sealed record SecondFactorModel(bool Enabled, DateTimeOffset? Since, int RecoveryCodesLeft);
