using System.Text.Json;

namespace TapBot.Portal.Features.Account;

/// <summary>A ceremony that was begun.</summary>
/// <param name="Ceremony">Its name, to be sent back with the credential within five minutes, once.</param>
/// <param name="Options">What the browser takes: <c>PublicKeyCredentialCreationOptionsJSON</c> or <c>PublicKeyCredentialRequestOptionsJSON</c>.</param>
public sealed record CeremonyModel(string Ceremony, JsonElement Options);
