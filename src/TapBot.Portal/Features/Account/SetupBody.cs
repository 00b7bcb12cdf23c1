namespace TapBot.Portal.Features.Account;

/// <summary>What <c>POST /api/v1/setup</c> takes.</summary>
/// <param name="Token">The one-time token the portal printed at its start.</param>
/// <param name="UserName">The name of the first administrator.</param>
/// <param name="Password">15 to 128 characters.</param>
/// <param name="TokenName">When given, an API token of that name is made as well.</param>
public sealed record SetupBody(string? Token, string? UserName, string? Password, string? TokenName);
