namespace TapBot.Portal.Hosting.Passkeys;

/// <summary>A person as the framework's passkey handler needs to know them. What the store keeps of people stays in Core.</summary>
internal sealed record PasskeyHolder(string Id, string Name);
