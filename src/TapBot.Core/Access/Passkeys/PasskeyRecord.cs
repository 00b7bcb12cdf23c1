namespace TapBot.Core.Access;

/// <summary>A passkey as the ceremony of WebAuthn knows it (credential record, W3C WebAuthn Level 3, section 4).</summary>
/// <param name="Id">The credential's identifier, 1 to 1023 octets.</param>
/// <param name="PublicKey">COSE public key.</param>
/// <param name="SignCount">The authenticator's counter.</param>
/// <param name="Transports">How the browser may reach the authenticator.</param>
/// <param name="IsUserVerified">The person showed finger, face or PIN.</param>
/// <param name="IsBackupEligible">It can be copied to other devices.</param>
/// <param name="IsBackedUp">It has been.</param>
/// <param name="AttestationObject">As it came at the registration.</param>
/// <param name="ClientDataJson">As it came at the registration.</param>
/// <param name="CreatedAt">When it was registered, UTC.</param>
public sealed record PasskeyRecord(
    byte[] Id, byte[] PublicKey, uint SignCount, IReadOnlyList<string> Transports, bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp, byte[] AttestationObject,
    byte[] ClientDataJson, DateTimeOffset CreatedAt);
