using System.Diagnostics.CodeAnalysis;

namespace TapBot.Core.Logs;

/// <summary>
/// One choice of logs, as addresses and the API write it: <c>*</c> for all, <c>server/*</c>, <c>server/container</c>, <c>server/project</c>, <c>server/project/service</c>,
/// or <c>label:key=value</c> (<c>label:key</c> for any value).
/// </summary>
/// <param name="Server">The server; null for any.</param>
/// <param name="Name">A container's or project's name; null for any.</param>
/// <param name="Service">A service of the project; null for any.</param>
/// <param name="Label">A label's key; null without one.</param>
/// <param name="Value">The label's value; null for any.</param>
public sealed record LogSelector(ServerName? Server, string? Name = null, string? Service = null, string? Label = null, string? Value = null) : IParsable<LogSelector>
{
    private const string LabelPrefix = "label:";
    private const int MostCharacters = 400;

    /// <summary>Every log there is.</summary>
    public static LogSelector All { get; } = new((ServerName?)null);

    /// <summary>The log of one container, by name, so that it means the next container of that name too.</summary>
    public static LogSelector Of(LogOrigin origin) => new(origin.Server, origin.Container);

    /// <summary>True when a log is meant. Its labels are those of the container that writes it, or was the last to write it; null when they are not known.</summary>
    public bool Matches(LogOrigin origin, IReadOnlyDictionary<string, string>? labels)
    {
        if (Label is not null)
            return labels is not null && labels.TryGetValue(Label, out var value) && (Value is null || Value == value);
        if (Server is { } server && server != origin.Server)
            return false;
        if (Name is null)
            return true;
        return Service is null
            ? Name == origin.Container || Name == origin.Project
            : Name == origin.Project && Service == origin.Service;
    }

    /// <inheritdoc/>
    public static LogSelector Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' names no logs; write server/container, server/project/service, label:key=value or *.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out LogSelector result)
    {
        result = null;
        if (string.IsNullOrWhiteSpace(s) || s.Length > MostCharacters || s.Any(char.IsControl))
            return false;
        if (s == "*")
            result = All;
        else if (s.StartsWith(LabelPrefix, StringComparison.Ordinal))
            result = OfLabel(s[LabelPrefix.Length..]);
        else if (s.Split('/') is [var server, var name, .. var rest] && rest.Length <= 1 && name.Length > 0 && rest is not [""] && ServerName.TryParse(server, null, out var known))
            result = name == "*" ? rest.Length == 0 ? new(known) : null : new(known, name, rest.FirstOrDefault());
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Label is not null ? Value is null ? LabelPrefix + Label : $"{LabelPrefix}{Label}={Value}"
        : Server is not { } server ? "*"
        : Name is null ? $"{server.Value}/*"
        : Service is null ? $"{server.Value}/{Name}" : $"{server.Value}/{Name}/{Service}";

    private static LogSelector? OfLabel(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals == 0 || text.Length == 0 ? null
            : equals < 0 ? new(null, Label: text) : new(null, Label: text[..equals], Value: text[(equals + 1)..]);
    }
}
