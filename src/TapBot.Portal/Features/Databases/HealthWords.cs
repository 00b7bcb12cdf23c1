using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Databases;

/// <summary>What checks say, in words. Arguments named after their kind are written as people read them.</summary>
internal static class HealthWords
{
    /// <summary>A sentence or a finding in words.</summary>
    public static string Say(Texts texts, Format format, Phrase phrase) =>
        texts.Say(phrase with { Arguments = phrase.Arguments.ToDictionary(a => a.Key, a => Readable(format, a.Key, a.Value), StringComparer.Ordinal) });

    /// <summary>The name of a check.</summary>
    public static string Title(Texts texts, HealthCheck check) => texts["health.title." + check.Name];

    private static object? Readable(Format format, string name, object? value) => value switch
    {
        not (long or int or double or null) => value,
        _ when name.EndsWith("Bytes", StringComparison.Ordinal) => format.Bytes(value is null ? null : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ when name.EndsWith("Seconds", StringComparison.Ordinal) => format.Duration(value is double seconds ? TimeSpan.FromSeconds(seconds) : null),
        _ when name.EndsWith("Share", StringComparison.Ordinal) => format.Percent(value as double?),
        _ => value,
    };
}
