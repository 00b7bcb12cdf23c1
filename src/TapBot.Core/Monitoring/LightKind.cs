namespace TapBot.Core.Monitoring;

/// <summary>What kind of thing has a light.</summary>
public enum LightKind
{
    /// <summary>A machine: processors, memory, disks.</summary>
    Server,

    /// <summary>The connection to an engine.</summary>
    Engine,

    /// <summary>A container.</summary>
    Container,

    /// <summary>A PostgreSQL instance.</summary>
    Database,

    /// <summary>The certificate of an endpoint.</summary>
    Certificate,

    /// <summary>A Traefik.</summary>
    Proxy,

    /// <summary>An address that is asked over HTTP.</summary>
    Check,
}
