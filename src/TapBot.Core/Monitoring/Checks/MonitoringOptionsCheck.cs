using Microsoft.Extensions.Options;

namespace TapBot.Core.Monitoring;

/// <summary>Says everything that is wrong with the configured checks, at once.</summary>
internal sealed class MonitoringOptionsCheck : IValidateOptions<MonitoringOptions>
{
    public ValidateOptionsResult Validate(string? name, MonitoringOptions options)
    {
        var problems = options.Checks.SelectMany((c, i) => CheckRules.Flaws(c.Name, c.Question).Select(f => $"TapBot:Checks:{i}:{f.Member} is '{f.Given}'; legal {f.Legal}.")).ToList();
        if (options.Checks.Count > CheckRules.Most)
            problems.Add($"TapBot:Checks has {options.Checks.Count} entries; legal are {CheckRules.Most} at most.");
        problems.AddRange(options.Checks.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1 && g.Key.Length > 0).Select(g => $"TapBot:Checks has the name '{g.Key}' {g.Count()} times; each needs its own."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
