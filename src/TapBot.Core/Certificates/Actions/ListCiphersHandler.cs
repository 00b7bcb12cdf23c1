using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Done when a list that was begun after the question is there: what it shows is the evidence, good or bad.</summary>
internal sealed class ListCiphersHandler(CertificateWatch watch, CertificateBroadcast broadcast) : IOperationHandler<ListCiphers>
{
    public Resolution Resolve(ListCiphers operation) => WatchedEndpoint.Resolve(broadcast, operation.Endpoint);

    public TimeSpan Deadline(ListCiphers operation) => TimeSpan.FromMinutes(3);

    public async Task<Outcome> RunAsync(ListCiphers operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("certificates.ciphers.running.now"));
        if (watch.RunOf(operation.Endpoint) is not { } run)
            return new Outcome.Failed(WatchedEndpoint.Missing(operation.Endpoint));
        var begun = run.AskCiphers();
        return await WatchedEndpoint.UntilAsync(watch, broadcast, operation.Endpoint, run, now => now.Ciphers is { } list && list.Number > begun ? OutcomeOf(list) : null, cancellationToken);
    }

    private static Outcome OutcomeOf(CipherLook list) =>
        list.Trouble is { } trouble ? new Outcome.Failed(trouble) : new Outcome.Done(Phrase.Of("certificates.ciphers.done", ("count", list.Suites.Count()), ("weak", list.Weak.Count)));
}
