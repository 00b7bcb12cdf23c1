using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using TapBot.Core.Keys;

namespace TapBot.Portal.Hosting;

/// <summary>The framework's key ring. It goes by the machine's clock, so this does too.</summary>
internal sealed class KeyRing(IKeyManager keys, IDataProtectionProvider protection) : IKeyRing
{
    /// <summary>As long as the framework lets a key live.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>So long before its time the framework takes a key already, because clocks differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    private const int MarkBytes = 4, IdBytes = 16;

    public IReadOnlyList<ProtectionKey> All()
    {
        var inUse = InUse(); // first: it makes a key where there was none
        return [.. keys.GetAllKeys().Where(k => !k.IsRevoked).OrderByDescending(k => k.CreationDate).Select(k => Of(k, inUse))];
    }

    public async Task<ProtectionKey> MakeAsync(CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var later = keys.GetAllKeys().Where(k => !k.IsRevoked && k.ActivationDate > now).ToLookup(k => k.ActivationDate <= now + Skew);
        // A next key may lie ready (the framework makes it two days before it is due). It is as old as what is replaced and has protected nothing yet.
        foreach (var waiting in later[false])
            keys.RevokeKey(waiting.KeyId, "replaced before its time");
        // One that is all but due may have: it stays, and the new one comes after it.
        var from = later[true].Select(k => k.ActivationDate.AddMilliseconds(1)).Append(now).Max();
        var made = keys.CreateNewKey(from, from + Lifetime);
        // The ring in use is read anew in the background: until it is, the old one goes on.
        while (InUse() != made.KeyId)
            await Task.Delay(LookEvery, TimeProvider.System, cancellationToken);
        return Of(made, made.KeyId);
    }

    private static ProtectionKey Of(IKey key, Guid inUse) => new(key.KeyId, key.CreationDate, key.ExpirationDate, key.KeyId == inUse);

    /// <summary>What is protected begins with a mark and the id of its key (ASP.NET Core, "Authenticated encryption details").</summary>
    private Guid InUse() => new(protection.CreateProtector("TapBot.InUse").Protect([]).AsSpan(MarkBytes, IdBytes));
}
