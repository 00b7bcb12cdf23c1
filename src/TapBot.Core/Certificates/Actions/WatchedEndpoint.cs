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

    /// <summary>Waits until an endpoint is as asked for; ends at once when it is not watched any more, or not by whom it was: then nobody will do what was asked.</summary>
    public static Task<Outcome> UntilAsync(
        CertificateWatch watch, CertificateBroadcast broadcast, CertificateEndpoint endpoint, EndpointRun run, Func<WatchedCertificate, Outcome?> ended, CancellationToken cancellationToken) => broadcast.UntilAsync(
        all => all.Find(endpoint) is not { } now ? new Outcome.Failed(Missing(endpoint))
            : watch.RunOf(endpoint) == run ? ended(now)
            : new Outcome.Failed(Phrase.Of("certificates.changed", ("endpoint", endpoint.Text))),
        cancellationToken);
}
