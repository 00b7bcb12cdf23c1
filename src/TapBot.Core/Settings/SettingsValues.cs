using System.ComponentModel;
using Microsoft.Extensions.Configuration;

namespace TapBot.Core.Settings;

/// <summary>The values of a section as text, before they are bound.</summary>
internal static class SettingsValues
{
    /// <summary>Values that are not what their property needs.</summary>
    public static IEnumerable<(string Key, string Value, Type Type)> Unreadable(IConfigurationSection section, Type type) =>
        from leaf in section.AsEnumerable()
        where leaf.Value is not null && leaf.Key.Length > section.Path.Length
        let needed = SettingsShape.TypeAt(type, leaf.Key[(section.Path.Length + 1)..].Split(':'))
        where needed is not null && SettingsShape.IsScalar(needed) && !IsReadable(needed, leaf.Value)
        orderby leaf.Key
        select (leaf.Key, leaf.Value, needed);

    /// <summary>Binds what can be read. The binder itself stops at the first value it cannot read, and the mistakes behind that would stay hidden.</summary>
    public static void Bind(IConfigurationSection section, object options)
    {
        var unreadable = Unreadable(section, options.GetType()).Select(leaf => leaf.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (unreadable.Count == 0)
        {
            section.Bind(options);
            return;
        }
        var readable = section.AsEnumerable().Where(leaf => !unreadable.Contains(leaf.Key));
        new ConfigurationBuilder().AddInMemoryCollection(readable).Build().GetSection(section.Path).Bind(options);
    }

    private static bool IsReadable(Type type, string text)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (text.Length == 0 && target != type)
            return true;
        try
        {
            var value = TypeDescriptor.GetConverter(target).ConvertFromInvariantString(text);
            return !target.IsEnum || Enum.IsDefined(target, value!);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }
}
