namespace TapBot.Portal.Features.Account;

/// <summary>A code from the authenticator app.</summary>
/// <param name="Code">Six digits.</param>
public sealed record CodeBody(string? Code);
