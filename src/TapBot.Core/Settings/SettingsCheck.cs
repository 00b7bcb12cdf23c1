using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TapBot.Core.Settings;

/// <summary>The look at the whole configuration before the portal starts.</summary>
public static class SettingsCheck
{
    private const string Root = "TapBot";

    /// <summary>Every mistake in the configuration: values that are not legal, and keys below <c>TapBot</c> that nobody knows. Empty when all is well.</summary>
    public static IReadOnlyList<string> Problems(IServiceProvider services)
    {
        var unknown = Unknown(services.GetRequiredService<IConfiguration>(), [.. services.GetServices<SettingsSection>()]);
        return [.. Illegal(services.GetService<IStartupValidator>()).Concat(unknown).Distinct()];
    }

    private static IEnumerable<string> Illegal(IStartupValidator? validator)
    {
        try
        {
            validator?.Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(e => e is OptionsValidationException))
        {
            return exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(e => e.Failures);
        }
    }

    private static IEnumerable<string> Unknown(IConfiguration configuration, IReadOnlyList<SettingsSection> sections) =>
        from leaf in configuration.GetSection(Root).AsEnumerable()
        where leaf.Value is not null && leaf.Key != Root && !sections.Any(s => Knows(s, leaf.Key) || IsEmpty(s, leaf))
        let parent = leaf.Key[..leaf.Key.LastIndexOf(':')]
        let known = sections.SelectMany(s => KeysBelow(s, parent)).Distinct().Order(StringComparer.Ordinal).ToArray()
        select known.Length == 0 ? $"{leaf.Key} is not known." : $"{leaf.Key} is not known; known beside it: {string.Join(", ", known)}.";

    private static bool Knows(SettingsSection section, string key) =>
        key.StartsWith(section.Path + ":", StringComparison.OrdinalIgnoreCase)
        && SettingsShape.TypeAt(section.Type, key[(section.Path.Length + 1)..].Split(':')) is not null;

    /// <summary>A section, or what stands above one, written as an empty text, as <c>TapBot__Oidc=</c>, says nothing.</summary>
    private static bool IsEmpty(SettingsSection section, KeyValuePair<string, string?> leaf) =>
        leaf.Value is "" && (section.Path + ":").StartsWith(leaf.Key + ":", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> KeysBelow(SettingsSection section, string parent)
    {
        if (section.Path.StartsWith(parent + ":", StringComparison.OrdinalIgnoreCase))
            return [section.Path[(parent.Length + 1)..].Split(':')[0]];
        if (!(parent + ":").StartsWith(section.Path + ":", StringComparison.OrdinalIgnoreCase))
            return [];
        var below = parent.Length == section.Path.Length ? [] : parent[(section.Path.Length + 1)..].Split(':');
        return SettingsShape.TypeAt(section.Type, below) is { } type && !SettingsShape.IsScalar(type) ? SettingsShape.PropertiesOf(type).Select(p => p.Name) : [];
    }
}
