namespace TapBot.Core.Access;

/// <summary>The authenticator app of a person.</summary>
internal sealed class SecondFactorRow
{
    public required string UserId { get; set; }

    /// <summary>The shared key, sealed by <see cref="ISecretBox"/>.</summary>
    public required string Key { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When a first code proved that the app has the key; null until then, and until then it is not asked for.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The last time step whose code was used; none up to it is taken again.</summary>
    public long LastStep { get; set; }

    /// <summary>The salt of the recovery codes, hexadecimal.</summary>
    public required string RecoverySalt { get; set; }
}
