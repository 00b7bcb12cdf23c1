using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Certificates;

/// <summary>A watched endpoint as the API shows it.</summary>
/// <param name="Endpoint">name[:port] or name@address:port.</param>
/// <param name="Verdict">The first that applies, in the order of its words; null until it was looked at once.</param>
/// <param name="Findings">Everything that applies, worst first; empty for a valid one.</param>
/// <param name="Reason">The verdict in words: the exact reason, and what to do.</param>
/// <param name="Light">green, yellow, red or unknown.</param>
/// <param name="Since">Since when it has this verdict.</param>
/// <param name="NotBefore">When the certificate begins.</param>
/// <param name="NotAfter">When the certificate ends.</param>
/// <param name="DaysLeft">Whole days until then; negative when it has ended. Null until it was reached once.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="Names">The names it is for.</param>
/// <param name="Key">Such as RSA 2048.</param>
/// <param name="Signature">Such as sha256RSA.</param>
/// <param name="Protocols">The versions of TLS that are accepted, oldest first.</param>
/// <param name="Origin">configured, added, router or container.</param>
/// <param name="ServedBy">The container or router that serves it, when known.</param>
/// <param name="Server">The server it belongs to; null when none is known.</param>
/// <param name="Project">The compose project it belongs to.</param>
/// <param name="CheckedAt">When it was last looked at.</param>
/// <param name="ServedAt">When it was last reached: what stands here of the certificate is of then.</param>
public record CertificateModel(
    string Endpoint, Verdict? Verdict, IReadOnlyList<Verdict> Findings, string Reason, LightColour Light, DateTimeOffset Since, DateTimeOffset? NotBefore, DateTimeOffset? NotAfter, int? DaysLeft,
    string? Issuer, string? Subject, IReadOnlyList<string> Names, string? Key, string? Signature, IReadOnlyList<string> Protocols, CertificateOrigin Origin, string? ServedBy, string? Server, string? Project,
    DateTimeOffset? CheckedAt, DateTimeOffset? ServedAt)
{
    /// <summary>The router of a proxy that serves it, by its name with the provider; null when none is known.</summary>
    public string? Router { get; init; }

    /// <summary>The proxy of that router.</summary>
    public string? Proxy { get; init; }

    /// <summary>An endpoint in the words of the reader.</summary>
    public static CertificateModel Of(Texts texts, WatchedCertificate certificate, DateTimeOffset now)
    {
        var served = certificate.Served;
        return new(certificate.Endpoint.Text, certificate.Verdict, [.. certificate.Findings.Select(f => f.Verdict)], texts.Say(certificate.Reason), certificate.Colour, certificate.Since,
            served?.NotBefore, served?.NotAfter, served?.DaysLeft(now), served?.Issuer, served?.Subject, served?.Names ?? [], served?.Key, served?.Signature, served?.Protocols ?? [],
            certificate.Origin, certificate.ServedBy, certificate.Scope.Server?.Value, certificate.Scope.Project, certificate.CheckedAt, certificate.ServedAt)
        {
            Router = certificate.Router?.Name,
            Proxy = certificate.Router?.Proxy,
        };
    }
}
