using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Done when a look that began after the question has ended: what it shows is the evidence, good or bad.</summary>
internal sealed class CheckCertificateHandler(CertificateWatch watch, CertificateBroadcast broadcast) : IOperationHandler<CheckCertificate>
{
    public Resolution Resolve(CheckCertificate operation) => WatchedEndpoint.Resolve(broadcast, operation.Endpoint);

    public TimeSpan Deadline(CheckCertificate operation) => TimeSpan.FromSeconds(90);

    public async Task<Outcome> RunAsync(CheckCertificate operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("certificates.check.running.now"));
        if (watch.RunOf(operation.Endpoint) is not { } run)
            return new Outcome.Failed(WatchedEndpoint.Missing(operation.Endpoint));
        var begun = run.Ask();
        return await WatchedEndpoint.UntilAsync(watch, broadcast, operation.Endpoint, run, now => !now.IsChecking && now.Look > begun ? new Outcome.Done(now.Reason) : null, cancellationToken);
    }
}
