using System.Globalization;
using System.Text.RegularExpressions;

namespace TapBot.Portal.Resources;

/// <summary>Fills <c>{name}</c> and <c>{name:format}</c> in a text, numbers by the reader's culture, times in UTC.</summary>
internal static partial class Placeholders
{
    /// <summary>A placeholder without a value stays as it is, so that the mistake is seen.</summary>
    public static string Fill(string text, Func<string, (bool Known, object? Value)> valueOf)
    {
        if (!text.Contains('{'))
            return text;
        return string.Concat(Split(text, valueOf).Select(part => part is DateTimeOffset time ? Write(time, null) : part));
    }

    /// <summary>The pieces of the filled text, in order: strings, and times that are still to be written in somebody's zone.</summary>
    public static IEnumerable<object> Split(string text, Func<string, (bool Known, object? Value)> valueOf)
    {
        var at = 0;
        foreach (Match match in Shape().Matches(text))
        {
            yield return text[at..match.Index];
            at = match.Index + match.Length;
            var (known, value) = valueOf(match.Groups["name"].Value);
            var format = match.Groups["format"].Success ? match.Groups["format"].Value : null;
            yield return !known ? match.Value : value is DateTimeOffset time && format is null ? time : Write(value, format);
        }
        yield return text[at..];
    }

    private static string Write(object? value, string? format) => value switch
    {
        null => "",
        int or long or uint or ulong or short or byte => ((IFormattable)value).ToString(format ?? "N0", CultureInfo.CurrentCulture),
        DateTimeOffset time => time.UtcDateTime.ToString(format ?? "HH:mm:ss 'UTC'", CultureInfo.CurrentCulture),
        double or float or decimal => ((IFormattable)value).ToString(format ?? "0.##", CultureInfo.CurrentCulture),
        IFormattable formattable => formattable.ToString(format, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"\{(?<name>[A-Za-z0-9_]+)(:(?<format>[^{}]+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
