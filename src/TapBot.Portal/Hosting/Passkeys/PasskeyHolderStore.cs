using Microsoft.AspNetCore.Identity;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting.Passkeys;

/// <summary>Lets the framework's passkey handler read what it compares with. It stores nothing: Core does, with its rights and its audit trail.</summary>
internal sealed class PasskeyHolderStore(Core.Access.Passkeys passkeys) : IUserPasskeyStore<PasskeyHolder>
{
    public async Task<PasskeyHolder?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        await passkeys.NameOfAsync(userId, cancellationToken) is { } name ? new PasskeyHolder(userId, name) : null;

    public async Task<PasskeyHolder?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.OwnerOfAsync(credentialId, cancellationToken) is { } owner ? await FindByIdAsync(owner, cancellationToken) : null;

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyHolder user, CancellationToken cancellationToken) =>
        [.. (await passkeys.OfAsync(user.Id, cancellationToken)).Select(ToInfo)];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await passkeys.OfAsync(user.Id, cancellationToken)).FirstOrDefault(p => p.Id.AsSpan().SequenceEqual(credentialId)) is { } found ? ToInfo(found) : null;

    public Task<string> GetUserIdAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name.ToUpperInvariant());

    public Task<PasskeyHolder?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task AddOrUpdatePasskeyAsync(PasskeyHolder user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task RemovePasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task SetUserNameAsync(PasskeyHolder user, string? userName, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task SetNormalizedUserNameAsync(PasskeyHolder user, string? normalizedName, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> CreateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> UpdateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw ReadsOnly();

    public Task<IdentityResult> DeleteAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw ReadsOnly();

    public void Dispose()
    {
    }

    /// <summary>What the framework verified, for Core.</summary>
    public static PasskeyRecord ToRecord(UserPasskeyInfo info) => new(
        info.CredentialId, info.PublicKey, info.SignCount, info.Transports ?? [], info.IsUserVerified, info.IsBackupEligible, info.IsBackedUp, info.AttestationObject, info.ClientDataJson,
        info.CreatedAt);

    private static UserPasskeyInfo ToInfo(PasskeyRecord passkey) => new(
        passkey.Id, passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, [.. passkey.Transports], passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp,
        passkey.AttestationObject, passkey.ClientDataJson);

    private static NotSupportedException ReadsOnly() => new("Passkeys are stored by Core.");
}
