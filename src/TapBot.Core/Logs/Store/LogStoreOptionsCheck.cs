using Microsoft.Extensions.Options;

namespace TapBot.Core.Logs;

/// <summary>What the single settings of the history cannot say about each other.</summary>
internal sealed class LogStoreOptionsCheck : IValidateOptions<LogStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, LogStoreOptions options)
    {
        var problems = new List<string>();
        if (options.MaxBytesPerSource > options.MaxBytes)
            problems.Add($"{LogStoreOptions.Section}:MaxBytesPerSource is {options.MaxBytesPerSource}; legal: at most MaxBytes, which is {options.MaxBytes}.");
        for (var i = 0; i < options.Exclude.Length; i++)
        {
            if (!options.Exclude[i].Contains('/', StringComparison.Ordinal) || options.Exclude[i].AsSpan().ContainsAny('?', '\\'))
                problems.Add($"{LogStoreOptions.Section}:Exclude:{i} is '{options.Exclude[i]}'; legal: server/container or server/project/service#1, with * for any characters.");
        }
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
