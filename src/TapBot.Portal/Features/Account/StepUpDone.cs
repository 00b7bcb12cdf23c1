namespace TapBot.Portal.Features.Account;

/// <summary>Confirmed.</summary>
/// <param name="ValidUntil">Until when privileged operations may be done.</param>
public sealed record StepUpDone(DateTimeOffset ValidUntil);
