namespace TapBot.Portal.Features.Account;

/// <summary>What <c>POST /api/v1/setup</c> answers.</summary>
/// <param name="UserName">The first administrator.</param>
/// <param name="ApiToken">The token that was asked for, shown this once; null when none was.</param>
public sealed record SetupDone(string UserName, string? ApiToken);
