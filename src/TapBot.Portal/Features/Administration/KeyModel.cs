using TapBot.Core.Keys;

namespace TapBot.Portal.Features.Administration;

/// <summary>A key of the ring as the API shows it; never the key itself.</summary>
/// <param name="Id">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When the next one takes its place by itself.</param>
/// <param name="InUse">True for the one that protects what is protected now; the others only read.</param>
public sealed record KeyModel(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool InUse)
{
    /// <summary>A key in words.</summary>
    public static KeyModel Of(ProtectionKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(key.Id, key.CreatedAt, key.ExpiresAt, key.IsInUse);
    }
}
