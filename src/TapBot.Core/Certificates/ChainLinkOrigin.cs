namespace TapBot.Core.Certificates;

/// <summary>Where a certificate of a chain comes from.</summary>
public enum ChainLinkOrigin
{
    /// <summary>The server sends it.</summary>
    Sent,

    /// <summary>It is one of the trusted roots.</summary>
    Trusted,

    /// <summary>The server does not send it; it was fetched from where the one before says.</summary>
    Fetched,
}
