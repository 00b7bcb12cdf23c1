using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Streaming;

namespace TapBot.Testing.Certificates;

/// <summary>Endpoints that a test names and changes.</summary>
internal sealed class FixedEndpoints : ICertificateSource
{
    private readonly Pulse changes = new();
    private IReadOnlyList<CertificateTarget> current = [];

    public IReadOnlyList<CertificateTarget> Current => Volatile.Read(ref current);

    public Task NextAsync() => changes.NextAsync();

    public void Set(params CertificateTarget[] targets)
    {
        Volatile.Write(ref current, targets);
        changes.Raise();
    }

    public static CertificateTarget Of(string endpoint, Scope? scope = null, CertificateOrigin origin = CertificateOrigin.Container, string? servedBy = null) =>
        new(CertificateEndpoint.Parse(endpoint), origin, scope ?? Scope.Portal, servedBy);
}
