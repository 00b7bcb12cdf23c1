using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Done when every endpoint that was there has been looked at after the question, or is not watched by whom it was.</summary>
internal sealed class CheckAllCertificatesHandler(CertificateWatch watch, CertificateBroadcast broadcast) : IOperationHandler<CheckAllCertificates>
{
    public Resolution Resolve(CheckAllCertificates operation) => new OperationTarget("*", Scope.Portal);

    public TimeSpan Deadline(CheckAllCertificates operation) => TimeSpan.FromMinutes(10);

    public async Task<Outcome> RunAsync(CheckAllCertificates operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        var asked = broadcast.Current.ByEndpoint.Keys.Select(e => (Endpoint: e, Run: watch.RunOf(e))).Where(a => a.Run is not null).Select(a => (a.Endpoint, a.Run, Begun: a.Run!.Ask())).ToList();
        progress.Report(Phrase.Of("certificates.checkAll.running.now", ("count", asked.Count)));
        var seen = await broadcast.UntilAsync(all => asked.TrueForAll(a => all.Find(a.Endpoint) is not { } now || (!now.IsChecking && now.Look > a.Begun) || watch.RunOf(a.Endpoint) != a.Run) ? all : null, cancellationToken);
        var bad = asked.Count(a => seen.Find(a.Endpoint) is { Colour: not LightColour.Green });
        return new Outcome.Done(Phrase.Of("certificates.checkAll.done", ("count", asked.Count), ("bad", bad)));
    }
}
