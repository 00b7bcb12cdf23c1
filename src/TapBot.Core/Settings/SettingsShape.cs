using System.Collections;
using System.Reflection;

namespace TapBot.Core.Settings;

/// <summary>What the configuration binder would do with a type: its keys, the type behind a key, the words for its legal values.</summary>
internal static class SettingsShape
{
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && (p.CanWrite || ItemOf(p.PropertyType) is not null));

    public static bool IsScalar(Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return target.IsPrimitive || target.IsEnum || target == typeof(string) || target == typeof(TimeSpan) || target == typeof(decimal)
            || target == typeof(Uri) || target == typeof(DateTimeOffset) || target == typeof(Guid);
    }

    /// <summary>The type of what stands at a path below a type; null when nothing is known there.</summary>
    public static Type? TypeAt(Type type, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
            return type;
        if (ItemOf(type) is { } item)
            return TypeAt(item, path[1..]);
        if (IsScalar(type))
            return null;
        var key = path[0];
        var property = PropertiesOf(type).FirstOrDefault(p => p.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
        return property is null ? null : TypeAt(property.PropertyType, path[1..]);
    }

    public static string LegalValues(Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target.IsEnum)
            return string.Join(", ", Enum.GetNames(target));
        if (target == typeof(bool))
            return "true, false";
        if (target == typeof(TimeSpan))
            return "a time span such as 00:00:30";
        if (target == typeof(Uri))
            return "an address such as https://host:port";
        return target == typeof(double) || target == typeof(decimal) || target == typeof(float) ? "a number" : "a whole number";
    }

    /// <summary>The type of the items of a list or of the values of a dictionary; null for everything else.</summary>
    private static Type? ItemOf(Type type)
    {
        if (IsScalar(type) || !typeof(IEnumerable).IsAssignableFrom(type))
            return null;
        if (type.IsArray)
            return type.GetElementType();
        return type.GetInterfaces().Append(type)
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(i => i.GetGenericArguments()[0])
            .Select(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? i.GetGenericArguments()[1] : i)
            .FirstOrDefault();
    }
}
