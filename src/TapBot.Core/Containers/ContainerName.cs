using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TapBot.Core.Containers;

/// <summary>
/// What names a container in an address: its name, or its id in full (64 hexadecimal digits) or short (12 or more).
/// The shape is the engine's own rule for names (<c>[a-zA-Z0-9][a-zA-Z0-9_.-]+</c>), at most 255 characters; ids have the same shape.
/// </summary>
public readonly partial record struct ContainerName : IParsable<ContainerName>
{
    private ContainerName(string value) => Value = value;

    /// <summary>The name or id as it was written, without a leading slash.</summary>
    public string Value { get => field ?? ""; }

    /// <inheritdoc/>
    public static ContainerName Parse(string text, IFormatProvider? provider = null) =>
        TryParse(text, provider, out var name) ? name : throw new FormatException($"'{text}' is not a container name or id.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out ContainerName name)
    {
        var valid = text is not null && Shape().IsMatch(text);
        name = valid ? new ContainerName(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-zA-Z0-9][a-zA-Z0-9_.-]{1,254}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
