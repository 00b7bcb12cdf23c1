namespace TapBot.Core.Certificates;

/// <summary>What sort of place an address is, for the question whether the portal may connect there on somebody's word.</summary>
internal enum AddressKind
{
    /// <summary>Anywhere in the world.</summary>
    Public,

    /// <summary>A network of one's own (RFC 1918, 4193, 6598).</summary>
    Private,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>Nothing to be reached: unspecified, link-local (the metadata of clouds is there), multicast, broadcast, and one of those above behind another form.</summary>
    Forbidden,
}
