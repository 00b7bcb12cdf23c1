using System.ComponentModel.DataAnnotations;

namespace TapBot.Portal.Hosting;

/// <summary>Where the portal listens and under which addresses people know it, <c>TapBot</c>.</summary>
public sealed class PortalSettings
{
    /// <summary>The port. 0 takes a free one. Default: 8080.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 8080;

    /// <summary>The address to listen on: an IP address, <c>localhost</c>, or <c>*</c> for all. Default: 127.0.0.1.</summary>
    [Required(ErrorMessage = "an IP address, localhost, or * for all")]
    public string Listen { get; set; } = "127.0.0.1";

    /// <summary>The origins that browsers may come from, such as <c>https://ops.example.com</c>. Default: the addresses listened on.</summary>
    public List<string> PublicOrigins { get; set; } = [];

    /// <summary>The path below which a proxy shows the portal, such as <c>/ops</c>; it may pass the path on or cut it off. Default: none.</summary>
    [RegularExpression("(/[A-Za-z0-9._~-]+)*", ErrorMessage = "empty, or a path such as /ops without a slash at its end")]
    public string PathBase { get; set; } = "";

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) of reverse proxies whose <c>X-Forwarded-*</c> headers are believed. Default: none.</summary>
    public List<string> TrustedProxies { get; set; } = [];

    /// <summary>How many sockets one address may have open at a time; trusted proxies are not counted. A page takes two or three. Default: 256.</summary>
    [Range(16, 65536)]
    public int MostSocketsPerAddress { get; set; } = 256;
}
