using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace TapBot.Core.Figures;

/// <summary>
/// What a series is called: a path of its owner and the figure, as <c>containers/server/project/service#1/cpu</c>. 2 to <see cref="MostParts"/> parts, together at most
/// <see cref="Longest"/> characters; <c>/</c>, <c>%</c> and control characters within a part are written as <c>%2F</c>.
/// </summary>
public readonly record struct SeriesName : IParsable<SeriesName>, IComparable<SeriesName>
{
    /// <summary>Characters of a whole name.</summary>
    public const int Longest = 400;

    /// <summary>Parts of a name.</summary>
    public const int MostParts = 6;

    private const int LongestPart = 64, KeptOfLong = 40, HashBytes = 8;

    private SeriesName(string value) => Value = value;

    /// <summary>The whole name.</summary>
    public string Value { get => field ?? ""; }

    /// <summary>A name from parts of any text. What is longer than 64 characters is cut, and told apart from its like by a hash.</summary>
    /// <exception cref="ArgumentException">There are fewer than two parts or too many, or one is empty.</exception>
    public static SeriesName Of(params ReadOnlySpan<string> parts)
    {
        if (parts.Length is < 2 or > MostParts)
            throw new ArgumentException($"A series has 2 to {MostParts} parts.", nameof(parts));
        var name = new StringBuilder();
        foreach (var part in parts)
        {
            ArgumentException.ThrowIfNullOrEmpty(part, nameof(parts));
            if (name.Length > 0)
                name.Append('/');
            name.Append(Shortened(Escaped(part)));
        }
        return new SeriesName(name.ToString());
    }

    /// <inheritdoc/>
    public static SeriesName Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var name) ? name : throw new FormatException($"'{s}' is not the name of a series.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SeriesName result)
    {
        var valid = s is { Length: > 0 and <= Longest } && s.AsSpan().Count('/') is >= 1 and < MostParts && !s.Any(IsForbidden)
            && s[0] != '/' && s[^1] != '/' && !s.Contains("//", StringComparison.Ordinal);
        result = valid ? new SeriesName(s!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(SeriesName other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    public static bool operator <(SeriesName left, SeriesName right) => left.CompareTo(right) < 0;

    public static bool operator <=(SeriesName left, SeriesName right) => left.CompareTo(right) <= 0;

    public static bool operator >(SeriesName left, SeriesName right) => left.CompareTo(right) > 0;

    public static bool operator >=(SeriesName left, SeriesName right) => left.CompareTo(right) >= 0;

    private static bool IsForbidden(char c) => char.IsControl(c) || char.IsSurrogate(c);

    // PostgreSQL keeps no lone surrogate, and an address neither: all beyond the basic plane is escaped with the rest.
    private static string Escaped(string part)
    {
        if (!part.Any(c => c is '/' or '%' || IsForbidden(c)))
            return part;
        var escaped = new StringBuilder(part.Length + 8);
        foreach (var rune in part.EnumerateRunes())
            escaped.Append(rune.Value is '/' or '%' || !rune.IsBmp || Rune.IsControl(rune) ? Uri.EscapeDataString(rune.ToString()) : rune.ToString());
        return escaped.ToString();
    }

    private static string Shortened(string part) => part.Length <= LongestPart
        ? part
        : $"{part[..KeptOfLong]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part)).AsSpan(0, HashBytes))}";
}
