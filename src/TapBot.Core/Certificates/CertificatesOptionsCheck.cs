using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace TapBot.Core.Certificates;

/// <summary>Says everything that is wrong with the configured endpoints and roots, at once.</summary>
internal sealed class CertificatesOptionsCheck : IValidateOptions<CertificatesOptions>
{
    public ValidateOptionsResult Validate(string? name, CertificatesOptions options)
    {
        var problems = options.Endpoints.SelectMany((text, i) => Endpoint($"{CertificatesOptions.Section}:Endpoints:{i}", text)).Concat(options.Roots.SelectMany((file, i) => Root($"{CertificatesOptions.Section}:Roots:{i}", file))).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Endpoint(string key, string text)
    {
        if (!CertificateEndpoint.TryParse(text, out _, out _))
            yield return $"{key} is '{text}'; legal is a name such as example.com or example.com:8443, or name@address:port to connect to an address and ask for the name, an IPv6 address in brackets.";
    }

    private static IEnumerable<string> Root(string key, string file)
    {
        string? flaw = null;
        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(file);
            if (roots.Count == 0)
                flaw = "holds no certificate";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            flaw = "cannot be read";
        }
        if (flaw is not null)
            yield return $"{key} is '{file}', which {flaw}; legal is a file with certificates as PEM.";
    }
}
