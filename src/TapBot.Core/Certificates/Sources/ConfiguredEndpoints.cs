using Microsoft.Extensions.Options;
using TapBot.Core.Access;

namespace TapBot.Core.Certificates;

/// <summary>The endpoints of the configuration; they change with a restart only.</summary>
internal sealed class ConfiguredEndpoints(IOptions<CertificatesOptions> options) : ICertificateSource
{
    private readonly Task never = new TaskCompletionSource().Task;

    public IReadOnlyList<CertificateTarget> Current { get; } =
        [.. options.Value.Endpoints.Select(text => new CertificateTarget(CertificateEndpoint.Parse(text), CertificateOrigin.Configured, Scope.Portal))];

    public Task NextAsync() => never;
}
