namespace TapBot.Core.Keys;

/// <summary>The keys that protect secrets in the store. They lie outside of it.</summary>
public interface IKeyRing
{
    /// <summary>All that are not revoked, newest first. Which one is in use is found out by protecting something.</summary>
    IReadOnlyList<ProtectionKey> All();

    /// <summary>Makes a key that protects everything from now on. Comes back when this process protects with it; older keys only read.</summary>
    Task<ProtectionKey> MakeAsync(CancellationToken cancellationToken);
}
