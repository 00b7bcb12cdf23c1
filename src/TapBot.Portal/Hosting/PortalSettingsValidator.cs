using System.Net;
using Microsoft.Extensions.Options;

namespace TapBot.Portal.Hosting;

internal sealed class PortalSettingsValidator : IValidateOptions<PortalSettings>, IValidateOptions<TlsSettings>
{
    public ValidateOptionsResult Validate(string? name, PortalSettings options)
    {
        var problems = new List<string>();
        if (ListenAddress.Parse(options.Listen) is null)
            problems.Add($"TapBot:Listen is '{options.Listen}'; legal: an IP address, localhost, or * for all.");
        problems.AddRange(options.PublicOrigins.Select((origin, index) => (origin, index)).Where(o => !PublicOrigins.IsOrigin(o.origin))
            .Select(o => $"TapBot:PublicOrigins:{o.index} is '{o.origin}'; legal: scheme, host and port without a path, such as https://ops.example.com."));
        problems.AddRange(options.TrustedProxies.Select((proxy, index) => (proxy, index)).Where(p => !IPNetwork.TryParse(p.proxy, out _) && !IPAddress.TryParse(p.proxy, out _))
            .Select(p => $"TapBot:TrustedProxies:{p.index} is '{p.proxy}'; legal: an IP address or a network such as 10.0.0.0/8."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    public ValidateOptionsResult Validate(string? name, TlsSettings options)
    {
        if (string.IsNullOrEmpty(options.Certificate) && string.IsNullOrEmpty(options.Key))
            return ValidateOptionsResult.Success;
        var problems = new[] { ("TapBot:Tls:Certificate", options.Certificate), ("TapBot:Tls:Key", options.Key) }
            .Where(file => !File.Exists(file.Item2))
            .Select(file => $"{file.Item1} is '{file.Item2}'; legal: the path of a PEM file that exists; certificate and key are given together.").ToList();
        if (problems.Count == 0 && TlsCertificate.Flaw(options) is { } flaw)
            problems.Add($"TapBot:Tls:Certificate and TapBot:Tls:Key cannot be read: {flaw} Legal: a PEM certificate and its unencrypted PEM key.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
