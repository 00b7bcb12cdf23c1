namespace TapBot.Portal.Features.Account;

/// <summary>What <c>POST /api/v1/account/step-up</c> takes: one of the two.</summary>
/// <param name="Password">One's own password.</param>
/// <param name="Code">A code of the app, or a recovery code.</param>
public sealed record StepUpBody(string? Password, string? Code);
