using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TapBot.Core.Access;

/// <summary>The name of a board as it stands in its address: 1 to 40 small letters, digits and dashes, beginning with a letter or digit.</summary>
public readonly partial record struct BoardName : IParsable<BoardName>
{
    /// <summary>Characters of a name.</summary>
    public const int Longest = 40;

    private BoardName(string value) => Value = value;

    /// <summary>The board that is there without anybody having made it.</summary>
    public static BoardName Default { get; } = new("main");

    /// <summary>The name as it is written.</summary>
    public string Value { get => field ?? ""; }

    /// <inheritdoc/>
    public static BoardName Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var name) ? name : throw new FormatException($"'{s}' is not the name of a board.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BoardName result)
    {
        var valid = s is not null && Shape().IsMatch(s);
        result = valid ? new BoardName(s!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
