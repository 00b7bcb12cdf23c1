namespace TapBot.Core.Proxy;

/// <summary>Where what is known of a proxy comes from.</summary>
public enum ProxyOrigin
{
    /// <summary>Its API told it.</summary>
    Api,

    /// <summary>The labels of the containers on its server, because its API does not answer: the same routers, but nothing of how they are, and nothing from files.</summary>
    Labels,
}
