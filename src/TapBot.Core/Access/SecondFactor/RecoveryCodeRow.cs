namespace TapBot.Core.Access;

/// <summary>A recovery code that has not been used; a used one is deleted.</summary>
internal sealed class RecoveryCodeRow
{
    public long Id { get; set; }

    public required string UserId { get; set; }

    /// <summary>Salted slow hash, hexadecimal.</summary>
    public required string Hash { get; set; }
}
