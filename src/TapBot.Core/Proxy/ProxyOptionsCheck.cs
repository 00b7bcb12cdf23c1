using Microsoft.Extensions.Options;

namespace TapBot.Core.Proxy;

/// <summary>Says everything that is wrong with the configured addresses, at once and without a log-in in them.</summary>
internal sealed class ProxyOptionsCheck : IValidateOptions<ProxyOptions>
{
    private const string Key = ProxyOptions.Section + ":Traefik:";

    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        var problems = new List<string>();
        foreach (var (part, text, legal) in new[] { ("Api", options.Traefik.Api, "http://name:8080, without /api"), ("Metrics", options.Traefik.Metrics, "http://name:8080/metrics") })
        {
            if (!string.IsNullOrEmpty(text) && !IsAddress(text))
                problems.Add($"{Key}{part} is '{ProxyMask.Text(text)}'; legal is {legal}, or https.");
        }
        if (options.Traefik.AcmeFile is { Length: > 0 } file && !Path.IsPathRooted(file))
            problems.Add($"{Key}AcmeFile is '{file}'; legal is a path from the root, such as /letsencrypt/acme.json.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;
}
