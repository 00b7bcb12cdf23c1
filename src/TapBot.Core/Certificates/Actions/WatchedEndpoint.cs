using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>The endpoint that an operation is about.</summary>
internal static class WatchedEndpoint
{
    public static Phrase Missing(CertificateEndpoint endpoint) => Phrase.Of("certificates.notFound", ("endpoint", endpoint.Text));

    /// <summary>What the operation touches, whose it is; refused when nobody watches it.</summary>
    public static Resolution Resolve(CertificateBroadcast broadcast, CertificateEndpoint endpoint) => broadcast.Current.Find(endpoint) is { } known
        ? new OperationTarget(known.Endpoint.Text, known.Scope, Missing: Missing(endpoint))
        : new Outcome.Refused(Refusal.NotFound, Missing(endpoint));
}
