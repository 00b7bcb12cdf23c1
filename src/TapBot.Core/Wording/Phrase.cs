using System.Globalization;

namespace TapBot.Core.Wording;

/// <summary>
/// Something a person will read, as a code plus arguments: Core says what happened, Portal finds the words in the reader's language.
/// </summary>
/// <param name="Code">A dotted, stable name such as <c>containers.restart.done</c>; it is also the <c>code</c> of problem details.</param>
/// <param name="Arguments">Values by name; text, numbers and times only, so that they survive JSON unchanged.</param>
public sealed record Phrase(string Code, IReadOnlyDictionary<string, object?> Arguments)
{
    private static readonly IReadOnlyDictionary<string, object?> None = new Dictionary<string, object?>();

    /// <summary>Builds a phrase from name and value pairs.</summary>
    public static Phrase Of(string code, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (arguments.IsEmpty)
            return new Phrase(code, None);
        var values = new Dictionary<string, object?>(arguments.Length, StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
            values[name] = value;
        return new Phrase(code, values);
    }

    /// <summary>The code with its arguments, for logs and the audit trail.</summary>
    public override string ToString() =>
        Arguments.Count == 0 ? Code : $"{Code} ({string.Join(", ", Arguments.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key}: {(a.Value is DateTimeOffset time ? time.ToString("O", CultureInfo.InvariantCulture) : a.Value)}")))})";
}
