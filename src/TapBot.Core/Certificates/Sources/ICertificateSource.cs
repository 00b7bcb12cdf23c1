namespace TapBot.Core.Certificates;

/// <summary>Something that knows endpoints: the configuration, the register, containers, the routers of a proxy.</summary>
internal interface ICertificateSource
{
    /// <summary>Those it knows now.</summary>
    IReadOnlyList<CertificateTarget> Current { get; }

    /// <summary>Completes when they are others. Take it first, then look, then await it.</summary>
    Task NextAsync();
}
