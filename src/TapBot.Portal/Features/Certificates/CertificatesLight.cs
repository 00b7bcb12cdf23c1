using System.Runtime.CompilerServices;
using TapBot.Core.Certificates;
using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Certificates;

/// <summary>The light beside the entry in the rail: the worst of all endpoints the reader may see.</summary>
internal static class CertificatesLight
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<LightColour> WatchAsync(IServiceProvider services, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var certificates in services.GetRequiredService<CertificateReader>().WatchAsync(actor, Calm, cancellationToken))
            yield return Worst(certificates);
    }

    /// <summary>The worst light of those that were looked at.</summary>
    public static LightColour Worst(IEnumerable<WatchedCertificate> certificates) =>
        certificates.Where(c => c.HasLight).Select(c => c.Colour).DefaultIfEmpty(LightColour.Green).Max();
}
