using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TapBot.Core.Databases;

/// <summary>The name of a PostgreSQL instance in the portal: 1 to 63 of letters, digits, dot, dash and underscore, beginning with a letter or digit.</summary>
public readonly partial record struct DatabaseName : IParsable<DatabaseName>
{
    private DatabaseName(string value) => Value = value;

    /// <summary>The name as it was written.</summary>
    public string Value { get => field ?? ""; }

    /// <inheritdoc/>
    public static DatabaseName Parse(string text, IFormatProvider? provider = null) =>
        TryParse(text, provider, out var name) ? name : throw new FormatException($"'{text}' is not a name of a database.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out DatabaseName name)
    {
        var valid = text is not null && Shape().IsMatch(text);
        name = valid ? new DatabaseName(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
