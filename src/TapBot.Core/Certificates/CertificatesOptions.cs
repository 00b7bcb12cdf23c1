using System.ComponentModel.DataAnnotations;

namespace TapBot.Core.Certificates;

/// <summary>What is watched beside what is found, and what is trusted beside the roots of this machine: <c>TapBot:Certificates</c>.</summary>
public sealed class CertificatesOptions
{
    /// <summary>The time between two looks when nobody has set another.</summary>
    internal static readonly TimeSpan UsualEvery = TimeSpan.FromMinutes(15);

    /// <summary>Where the settings stand.</summary>
    public const string Section = "TapBot:Certificates";

    /// <summary>Endpoints, each as <c>name[:port]</c> or <c>name@address:port</c>.</summary>
    public List<string> Endpoints { get; set; } = [];

    /// <summary>Files with roots of one's own, as PEM. Certificates that lead to them are trusted, as in browsers that were given them; by HTTP checks, too.</summary>
    public List<string> Roots { get; set; } = [];

    /// <summary>Files with certificates that are served from there, as PEM (the server's own first), DER or PFX: compared with what is really served. Keys in them are passed over.</summary>
    public List<string> Files { get; set; } = [];

    /// <summary>Passwords of PFX files; each is tried, after none and an empty one.</summary>
    public List<string> FilePasswords { get; set; } = [];

    /// <summary>Minutes between two looks at an endpoint; each comes up to a tenth earlier or later. Default: 15.</summary>
    [Range(1, 24 * 60)]
    public int EveryMinutes { get; set; } = (int)UsualEvery.TotalMinutes;

    /// <summary>True to try whether ports that containers publish speak TLS. Default: true.</summary>
    public bool TryPublishedPorts { get; set; } = true;
}
