using System.Globalization;
using System.Text.Json;
using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>A check, ready to be made. Its judgement is pure.</summary>
internal sealed record HttpCheck(string Name, Uri Url, Scope Scope, StatusRanges Status, string? Keyword, string? Json, string? Value, TimeSpan? Slow, TimeSpan Every, TimeSpan Timeout)
{
    private const int LongestShown = 80;

    /// <summary>A check of a legal entry.</summary>
    public static HttpCheck Of(CheckEntry entry) => Of(entry.Name, entry.Question);

    /// <summary>A check of a legal question.</summary>
    public static HttpCheck Of(string name, CheckQuestion asked) => new(
        name, new Uri(asked.Url), asked.Scope,
        StatusRanges.TryParse(asked.Status, out var status) ? status : throw new FormatException(asked.Status), Empty(asked.Keyword), Empty(asked.Json), Empty(asked.Value),
        asked.SlowMilliseconds is { } slow ? TimeSpan.FromMilliseconds(slow) : null, TimeSpan.FromSeconds(asked.EverySeconds), TimeSpan.FromSeconds(asked.TimeoutSeconds));

    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    public Phrase? Flaw(int status, string body)
    {
        if (!Status.Hold(status))
            return Phrase.Of("monitoring.check.status", ("status", Digits(status)), ("wanted", Status.Text));
        if (Keyword is { } word && !body.Contains(word, StringComparison.Ordinal))
            return Phrase.Of("monitoring.check.keyword", ("keyword", word));
        return Json is { } path ? JsonFlaw(path, body) : null;
    }

    private Phrase? JsonFlaw(string path, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            JsonElement? found = document.RootElement;
            foreach (var part in path.Split('.'))
                found = found is { } element ? Step(element, part) : null;
            if (found is not { ValueKind: not JsonValueKind.Null } value)
                return Phrase.Of("monitoring.check.noValue", ("path", path));
            var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
            return Value is null || text == Value ? null : Phrase.Of("monitoring.check.value", ("path", path), ("found", Cut(text)), ("wanted", Value));
        }
        catch (JsonException)
        {
            return Phrase.Of("monitoring.check.noJson");
        }
    }

    private static JsonElement? Step(JsonElement element, string part) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty(part, out var member) => member,
        JsonValueKind.Array when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < element.GetArrayLength() => element[place],
        _ => null,
    };

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Cut(string text) => text.Length <= LongestShown ? text : text[..LongestShown];

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
