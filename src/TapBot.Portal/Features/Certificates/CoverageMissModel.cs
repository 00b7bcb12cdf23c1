using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Certificates;

/// <summary>What is not known to be served over valid TLS, as the API shows it.</summary>
/// <param name="Why">noTls, notAccepted, disabled, hostUnknown or notYet.</param>
/// <param name="Reason">The same in words, with what to do.</param>
/// <param name="Light">red when it certainly is not, unknown when nobody can tell.</param>
/// <param name="Router">The router by its name with the provider; null where endpoints are counted.</param>
/// <param name="Proxy">The proxy of the router.</param>
/// <param name="Endpoint">Where the certificate that is meant is served; null where there is none.</param>
/// <param name="Verdict">The verdict on that certificate; null where there is none, or none yet.</param>
public sealed record CoverageMissModel(CoverageGap Why, string Reason, LightColour Light, string? Router, string? Proxy, string? Endpoint, Verdict? Verdict)
{
    /// <summary>An exception in the words of the reader.</summary>
    public static CoverageMissModel From(Texts texts, CoverageMiss miss)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(miss);
        return new(miss.Gap, texts.Say(miss.Reason), miss.Colour, miss.Router?.Name, miss.Router?.Proxy, miss.Certificate?.Endpoint.Text, miss.Certificate?.Verdict);
    }
}
