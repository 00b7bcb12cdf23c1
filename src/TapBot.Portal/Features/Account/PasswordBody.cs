namespace TapBot.Portal.Features.Account;

/// <summary>What <c>POST /api/v1/account/password</c> takes.</summary>
/// <param name="OldPassword">The password until now.</param>
/// <param name="NewPassword">15 to 128 characters.</param>
public sealed record PasswordBody(string? OldPassword, string? NewPassword);
