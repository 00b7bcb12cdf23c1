using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace TapBot.Core.Monitoring;

/// <summary>Says everything that is wrong with the configured checks, at once.</summary>
internal sealed partial class MonitoringOptionsCheck : IValidateOptions<MonitoringOptions>
{
    public ValidateOptionsResult Validate(string? name, MonitoringOptions options)
    {
        var problems = options.Checks.SelectMany((c, i) => Problems($"TapBot:Checks:{i}", c)).ToList();
        if (options.Checks.Count > MonitoringOptions.MostChecks)
            problems.Add($"TapBot:Checks has {options.Checks.Count} entries; legal are {MonitoringOptions.MostChecks} at most.");
        problems.AddRange(options.Checks.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1 && g.Key.Length > 0).Select(g => $"TapBot:Checks has the name '{g.Key}' {g.Count()} times; each needs its own."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(string key, CheckEntry check)
    {
        if (!Named().IsMatch(check.Name))
            yield return $"{key}:Name is '{check.Name}'; legal are 1 to 63 of letters, digits, dot, dash and underscore, beginning with a letter or digit.";
        if (!Uri.TryCreate(check.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps) || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            yield return $"{key}:Url is '{check.Url}'; legal is an address with http or https, without a log-in or a fragment.";
        if (check.Server is { Length: > 0 } server && !ServerName.TryParse(server, null, out _))
            yield return $"{key}:Server is '{server}'; legal is the name of a server under TapBot:Servers.";
        if (!StatusRanges.TryParse(check.Status, out _))
            yield return $"{key}:Status is '{check.Status}'; legal are codes and ranges from 100 to 599, such as 200,301-302.";
        if (check.Value is { Length: > 0 } && string.IsNullOrEmpty(check.Json))
            yield return $"{key}:Value needs {key}:Json, which says where it must stand.";
        if (check.SlowMilliseconds is < 1 or > 60_000)
            yield return $"{key}:SlowMilliseconds is {check.SlowMilliseconds}; legal are 1 to 60000.";
        if (check.EverySeconds is < 10 or > 86_400)
            yield return $"{key}:EverySeconds is {check.EverySeconds}; legal are 10 to 86400.";
        if (check.TimeoutSeconds is < 1 or > 60)
            yield return $"{key}:TimeoutSeconds is {check.TimeoutSeconds}; legal are 1 to 60.";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
