namespace TapBot.Core.Access;

/// <summary>How it stands with somebody's second factor.</summary>
/// <param name="Since">Since when it is asked for at sign-in, UTC; null when it is not.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes have not been used, 0 to 10.</param>
public sealed record SecondFactorState(DateTimeOffset? Since, int RecoveryCodesLeft);
