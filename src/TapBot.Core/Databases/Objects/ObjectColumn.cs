namespace TapBot.Core.Databases;

/// <summary>A column (pg_attribute).</summary>
/// <param name="Number">Its place; numbers of dropped columns are missing.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as it is written (format_type).</param>
/// <param name="IsRequired">True when it may not be null.</param>
/// <param name="Identity"><c>always</c> or <c>by default</c> for an identity column.</param>
/// <param name="Generated"><c>stored</c> or <c>virtual</c> for a generated column.</param>
/// <param name="HasDefault">True when it has a default or is generated.</param>
/// <param name="Comment">Its comment.</param>
public sealed record ObjectColumn(int Number, string Name, string Type, bool IsRequired, string? Identity, string? Generated, bool HasDefault, string? Comment)
{
    /// <summary>The default or what generates it; null when there is none, or when definitions were not read.</summary>
    public string? Default { get; init; }
}
