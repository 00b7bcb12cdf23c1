using System.Text.Json;

namespace TapBot.Portal.Features.Account;

/// <summary>What finishes a ceremony.</summary>
/// <param name="Ceremony">The name of the ceremony.</param>
/// <param name="Credential">What the browser made, as its <c>toJSON</c> says it.</param>
/// <param name="Name">What the new passkey shall be called; not for signing in.</param>
/// <param name="ReturnUrl">Where to go after signing in; not for registering.</param>
public sealed record PasskeyBody(string? Ceremony, JsonElement Credential, string? Name, string? ReturnUrl);
