using System.Text.Json;

namespace TapBot.Core.Proxy;

/// <summary>Reading what may be absent, or of another kind than expected, without an exception.</summary>
internal static class JsonReading
{
    /// <summary>A member; null when there is none, or when it is null.</summary>
    public static JsonElement? Part(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var part) && part.ValueKind is not JsonValueKind.Null ? part : null;

    /// <summary>A member below members.</summary>
    public static JsonElement? Part(this JsonElement element, string name, string below) => element.Part(name)?.Part(below);

    /// <summary>A text; empty when there is none.</summary>
    public static string Text(this JsonElement element, string name) => element.Part(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    /// <summary>A text; null when there is none or an empty one.</summary>
    public static string? TextOrNull(this JsonElement element, string name) => element.Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>Texts; none when there are none.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name) => [.. element.Items(name).Where(i => i.ValueKind is JsonValueKind.String).Select(i => i.GetString()!)];

    /// <summary>The items of a list; none when there is none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Part(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The members of an object; none when there is none.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement element) => element.ValueKind is JsonValueKind.Object ? element.EnumerateObject() : [];
}
