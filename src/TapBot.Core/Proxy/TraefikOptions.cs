namespace TapBot.Core.Proxy;

/// <summary>Where a Traefik is asked: <c>TapBot:Proxy:Traefik</c>. All of it may be left out: a Traefik in a container on this machine is found by itself.</summary>
public sealed class TraefikOptions
{
    /// <summary>The address of its API, without <c>/api</c>, such as <c>http://127.0.0.1:8080</c>; a log-in may stand in it.</summary>
    public string? Api { get; set; }

    /// <summary>The file in which it keeps the certificates that it got itself, as the portal sees it.</summary>
    public string? AcmeFile { get; set; }

    /// <summary>The address of its metrics; by default <c>/metrics</c> beside its API.</summary>
    public string? Metrics { get; set; }
}
