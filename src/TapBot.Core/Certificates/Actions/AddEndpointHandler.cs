using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Done when the endpoint has been looked at once: what that shows is the evidence.</summary>
internal sealed class AddEndpointHandler(EndpointRegister register, CertificateBroadcast broadcast) : IOperationHandler<AddEndpoint>
{
    public Resolution Resolve(AddEndpoint operation)
    {
        if (!CertificateEndpoint.TryParse(operation.Endpoint, out var endpoint, out var flaw))
            return Resolution.Against(new OperationTarget(operation.Endpoint, Scope.Portal), new Outcome.Refused(Refusal.BadArgument, flaw));
        var target = new OperationTarget(endpoint.Text, Scope.Portal);
        if (broadcast.Current.Find(endpoint) is { Origin: CertificateOrigin.Configured or CertificateOrigin.Added } || register.Has(endpoint))
            return Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, Phrase.Of("certificates.add.known", ("endpoint", endpoint.Text))));
        return register.Current.Count < EndpointRegister.Most
            ? target
            : Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, Phrase.Of("certificates.add.tooMany", ("most", EndpointRegister.Most))));
    }

    public TimeSpan Deadline(AddEndpoint operation) => TimeSpan.FromSeconds(90);

    public async Task<Outcome> RunAsync(AddEndpoint operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        var endpoint = CertificateEndpoint.Parse(operation.Endpoint);
        progress.Report(Phrase.Of("certificates.check.running.now"));
        if (!await register.AddAsync(endpoint, cancellationToken))
            return new Outcome.Failed(Phrase.Of("certificates.add.known", ("endpoint", endpoint.Text)));
        return await broadcast.UntilAsync(
            all => !register.Has(endpoint) ? new Outcome.Failed(WatchedEndpoint.Missing(endpoint)) : all.Find(endpoint) is { Verdict: not null, Origin: CertificateOrigin.Added } now ? new Outcome.Done(now.Reason) : (Outcome?)null,
            cancellationToken);
    }
}
