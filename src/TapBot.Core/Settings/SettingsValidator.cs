using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TapBot.Core.Settings;

/// <summary>Finds values that cannot be read as what they should be, and values that break an attribute.</summary>
internal sealed class SettingsValidator<T>(IConfiguration configuration, string path) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var problems = SettingsValues.Unreadable(configuration.GetSection(path), typeof(T)).Select(Say).Concat(Broken(path, options)).ToArray();
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string Say((string Key, string Value, Type Type) leaf) => $"{leaf.Key} is '{leaf.Value}'; legal: {SettingsShape.LegalValues(leaf.Type)}.";

    private static IEnumerable<string> Broken(string path, object? value)
    {
        if (value is null || SettingsShape.IsScalar(value.GetType()))
            return [];
        if (value is IDictionary dictionary)
            return dictionary.Keys.Cast<object>().SelectMany(key => Broken($"{path}:{key}", dictionary[key]));
        if (value is IEnumerable list)
            return list.Cast<object?>().SelectMany((item, index) => Broken($"{path}:{index}", item));
        return SettingsShape.PropertiesOf(value.GetType()).SelectMany(property => BrokenProperty($"{path}:{property.Name}", property, value));
    }

    private static IEnumerable<string> BrokenProperty(string path, PropertyInfo property, object owner)
    {
        var value = property.GetValue(owner);
        foreach (var rule in property.GetCustomAttributes<ValidationAttribute>().Where(rule => !rule.IsValid(value)))
        {
            var legal = rule is RangeAttribute range ? $"{range.Minimum} to {range.Maximum}" : rule.FormatErrorMessage(path);
            yield return value is null or "" ? $"{path} is missing; legal: {legal}." : $"{path} is '{value}'; legal: {legal}.";
        }
        foreach (var problem in Broken(path, value))
            yield return problem;
    }
}
