using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Done when it is watched no more, or only as what it is elsewhere.</summary>
internal sealed class ForgetEndpointHandler(EndpointRegister register, CertificateBroadcast broadcast) : IOperationHandler<ForgetEndpoint>
{
    public Resolution Resolve(ForgetEndpoint operation)
    {
        var target = new OperationTarget(operation.Endpoint.Text, Scope.Portal);
        if (register.Has(operation.Endpoint))
            return target;
        return Resolution.Against(target, broadcast.Current.Find(operation.Endpoint) is { } known
            ? new Outcome.Refused(Refusal.WrongState, Phrase.Of(known.Origin is CertificateOrigin.Configured ? "certificates.forget.configured" : "certificates.forget.foundThere", ("endpoint", operation.Endpoint.Text)))
            : new Outcome.Refused(Refusal.NotFound, WatchedEndpoint.Missing(operation.Endpoint)));
    }

    public TimeSpan Deadline(ForgetEndpoint operation) => TimeSpan.FromSeconds(30);

    public async Task<Outcome> RunAsync(ForgetEndpoint operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        if (!await register.RemoveAsync(operation.Endpoint, cancellationToken))
            return new Outcome.Failed(WatchedEndpoint.Missing(operation.Endpoint));
        var left = await broadcast.UntilAsync(all => all.Find(operation.Endpoint) is not { Origin: CertificateOrigin.Added } ? all : null, cancellationToken);
        return new Outcome.Done(Phrase.Of(left.Find(operation.Endpoint) is null ? "certificates.forget.done" : "certificates.forget.stays", ("endpoint", operation.Endpoint.Text)));
    }
}
