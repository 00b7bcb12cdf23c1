namespace TapBot.Core.Databases;

/// <summary>A column in SQL, its parts as the server writes them.</summary>
internal sealed record ColumnText(int Number, string Name, string Type)
{
    /// <summary>The collation where it is not that of the type.</summary>
    public string? Collation { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The name of the constraint behind that where it is not the usual one; since version 18.</summary>
    public string? RequiredName { get; init; }

    /// <summary><c>ALWAYS</c> or <c>BY DEFAULT</c>.</summary>
    public string? Identity { get; init; }

    /// <summary>The sequence behind an identity; null where that of a parent gives the numbers.</summary>
    public string? IdentityOptions { get; init; }

    /// <summary><c>STORED</c> or <c>VIRTUAL</c>: then <see cref="Default"/> is what generates it.</summary>
    public string? Generated { get; init; }

    public string? Default { get; init; }

    /// <summary>Options of a column of a foreign table.</summary>
    public string? ForeignOptions { get; init; }
}
