namespace TapBot.Portal.Features.Account;

/// <summary>New recovery codes, shown this once.</summary>
/// <param name="RecoveryCodes">Each works once.</param>
public sealed record RecoveryCodesModel(IReadOnlyList<string> RecoveryCodes);
