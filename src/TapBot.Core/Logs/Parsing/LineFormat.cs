namespace TapBot.Core.Logs;

/// <summary>How a line is written.</summary>
public enum LineFormat : byte
{
    /// <summary>Words; it has no fields.</summary>
    Plain,

    /// <summary>One JSON object: Serilog, pino, bunyan, zap, ECS, n8n, Directus, Traefik, the jsonlog of PostgreSQL.</summary>
    Json,

    /// <summary><c>key=value key="a value"</c>.</summary>
    Logfmt,

    /// <summary>The access log of a web server: common or combined log format, with what nginx and Traefik add to it.</summary>
    Access,

    /// <summary>PostgreSQL's stderr or csvlog. The fields have the names of its jsonlog.</summary>
    Postgres,

    /// <summary>The header of klog (Kubernetes), structured or not.</summary>
    Klog,
}
