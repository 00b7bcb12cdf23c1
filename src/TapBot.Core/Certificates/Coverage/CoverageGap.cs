namespace TapBot.Core.Certificates;

/// <summary>Why something does not count as served over valid TLS.</summary>
public enum CoverageGap
{
    /// <summary>The router serves in the clear.</summary>
    NoTls,

    /// <summary>Clients do not accept what is served, or nobody answers: the verdict says why.</summary>
    NotAccepted,

    /// <summary>Traefik does not use the router, because something about it is wrong.</summary>
    Disabled,

    /// <summary>The rule of the router does not tell a host whose certificate could be looked at.</summary>
    HostUnknown,

    /// <summary>It was not looked at yet.</summary>
    NotYet,
}
