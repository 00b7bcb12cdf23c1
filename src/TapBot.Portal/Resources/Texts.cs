using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;
using TapBot.Core.Wording;

namespace TapBot.Portal.Resources;

/// <summary>
/// Every visible word, in the language of the reader (<see cref="CultureInfo.CurrentUICulture"/>). Assembled from all
/// <c>Resources/&lt;Area&gt;.resx</c>; keys are dotted and begin with the area: <c>containers.restart.done</c>.
/// A key without a text answers itself, so that a gap is seen and not hidden.
/// </summary>
public sealed class Texts
{
    /// <summary>The languages the portal speaks; the first one is the fallback.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "ru"];

    private const string Folder = "TapBot.Portal.Resources.";
    private const string Ending = ".resources";
    private static readonly Assembly Home = typeof(Texts).Assembly;
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> ByLanguage = new(StringComparer.Ordinal);

    /// <summary>The text of a key as it stands, placeholders included.</summary>
    public string this[string key] => Find(key) ?? key;

    /// <summary>The text of a key with <c>{0}</c>, <c>{1}</c> filled. The first whole number among the arguments chooses the plural form.</summary>
    public string Of(string key, params object?[] arguments)
    {
        var text = Find(key) ?? FindPlural(key, arguments) ?? key;
        return Placeholders.Fill(text, name => int.TryParse(name, CultureInfo.InvariantCulture, out var index) && index < arguments.Length
            ? (true, arguments[index])
            : (false, null));
    }

    /// <summary>The words of a phrase, its <c>{name}</c> filled. The argument <c>count</c>, else the first whole number, chooses the plural form.</summary>
    public string Say(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return TextOf(phrase) is { } text ? Placeholders.Fill(text, name => ValueOf(phrase, name)) : phrase.ToString();
    }

    /// <summary>The words of a phrase in pieces: strings, and times (<see cref="DateTimeOffset"/>) that a page shows in the zone of its reader.</summary>
    internal IEnumerable<object> Pieces(Phrase phrase) =>
        TextOf(phrase) is { } text ? Placeholders.Split(text, name => ValueOf(phrase, name)) : [phrase.ToString()];

    /// <summary>True when there is a text for the key, or plural forms of it.</summary>
    public bool Has(string key) => Find(key) is not null || Find(key + ".other") is not null;

    /// <summary>All keys of a language as written in its resources, without the fallback; for the tests that compare languages.</summary>
    internal static IReadOnlyDictionary<string, string> KeysOf(string language)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var area in Areas())
            Read(area, language == Languages[0] ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), keys);
        return keys;
    }

    private static string? TextOf(Phrase phrase)
    {
        var counted = phrase.Arguments.TryGetValue("count", out var count) ? [count] : phrase.Arguments.Values;
        return Find(phrase.Code) ?? FindPlural(phrase.Code, counted);
    }

    private static (bool Known, object? Value) ValueOf(Phrase phrase, string name) => phrase.Arguments.TryGetValue(name, out var value) ? (true, value) : (false, null);

    private static string? FindPlural(string key, IEnumerable<object?> arguments)
    {
        var number = arguments.FirstOrDefault(a => a is int or long or uint or ulong or short or byte);
        var form = number is null ? "other" : Plurals.FormOf(Convert.ToInt64(number, CultureInfo.InvariantCulture), Language());
        return Find($"{key}.{form}") ?? Find(key + ".other");
    }

    private static string? Find(string key) => ByLanguage.GetOrAdd(Language(), Load).GetValueOrDefault(key);

    private static string Language()
    {
        var spoken = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return Languages.Contains(spoken) ? spoken : Languages[0];
    }

    private static FrozenDictionary<string, string> Load(string language)
    {
        var all = new Dictionary<string, string>(KeysOf(Languages[0]), StringComparer.Ordinal);
        if (language != Languages[0])
        {
            foreach (var (key, text) in KeysOf(language))
                all[key] = text;
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Areas() => Home.GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(Ending, StringComparison.Ordinal))
        .Select(n => n[..^Ending.Length]);

    private static void Read(string area, CultureInfo culture, Dictionary<string, string> into)
    {
        using var set = new ResourceManager(area, Home).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        if (set is null)
            return;
        foreach (System.Collections.DictionaryEntry entry in set)
            into.Add((string)entry.Key, (string)entry.Value!);
    }
}
