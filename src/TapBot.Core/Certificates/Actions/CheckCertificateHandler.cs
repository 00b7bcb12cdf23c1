using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Done when a look that began after the question has ended: what it shows is the evidence, good or bad.</summary>
internal sealed class CheckCertificateHandler(CertificateWatch watch, CertificateBroadcast broadcast) : IOperationHandler<CheckCertificate>
{
    public static Phrase NotWatched(CertificateEndpoint endpoint) => Phrase.Of("certificates.notFound", ("endpoint", endpoint.Text));

    public Resolution Resolve(CheckCertificate operation)
    {
        var missing = NotWatched(operation.Endpoint);
        return broadcast.Current.Find(operation.Endpoint) is { } known
            ? new OperationTarget(known.Endpoint.Text, known.Scope, Missing: missing)
            : new Outcome.Refused(Refusal.NotFound, missing);
    }

    public TimeSpan Deadline(CheckCertificate operation) => TimeSpan.FromSeconds(90);

    public async Task<Outcome> RunAsync(CheckCertificate operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("certificates.check.running.now"));
        if (watch.Ask(operation.Endpoint) is not { } begun)
            return new Outcome.Failed(NotWatched(operation.Endpoint));
        var seen = await broadcast.UntilAsync(all => all.Find(operation.Endpoint) is { IsChecking: false } now && now.Look > begun ? now : null, cancellationToken);
        return new Outcome.Done(seen.Reason);
    }
}
