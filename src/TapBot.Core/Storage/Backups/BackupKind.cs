namespace TapBot.Core.Storage;

/// <summary>What a column holds, whichever engine keeps it.</summary>
public enum BackupKind
{
    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A JSON number without a fraction, 64 bits.</summary>
    Integer,

    /// <summary>A JSON number.</summary>
    Real,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A JSON string, RFC 3339 in UTC.</summary>
    Moment,

    /// <summary>A JSON string in base 64.</summary>
    Bytes,
}
