namespace TapBot.Core.Proxy;

/// <summary>How Traefik finds a part of its configuration.</summary>
public enum ProxyStatus
{
    /// <summary>Only its labels are known, and they do not say.</summary>
    Unknown,

    /// <summary>In use.</summary>
    Enabled,

    /// <summary>In use, and something about it is wrong.</summary>
    Warning,

    /// <summary>Not in use, because something about it is wrong.</summary>
    Disabled,
}
