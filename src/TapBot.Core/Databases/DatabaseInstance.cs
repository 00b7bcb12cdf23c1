using System.Collections.Frozen;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>A PostgreSQL instance and how it is doing, as last heard. Immutable: news make a new one.</summary>
public sealed record DatabaseInstance
{
    /// <summary>What it is called.</summary>
    public required DatabaseName Name { get; init; }

    /// <summary>Where it belongs, for questions of rights.</summary>
    public required Scope Scope { get; init; }

    /// <summary>How the portal comes to know it.</summary>
    public DatabaseOrigin Origin { get; init; }

    /// <summary>The container behind it; null when there is none, or none that the portal knows.</summary>
    public string? Container { get; init; }

    /// <summary>Host and port, as the monitor log-in reaches it; null when nothing says where.</summary>
    public string? Address { get; init; }

    /// <summary>How the connection of the sampler is doing.</summary>
    public required StreamState State { get; init; }

    /// <summary>True when the portal has no log-in that it could use: found, or given one whose password is lost, and not looked into.</summary>
    public bool NeedsLogIn { get; init; }

    /// <summary>The server's version in its own words, such as <c>16.14</c>; null until it was reached once.</summary>
    public string? Version { get; init; }

    /// <summary>The version as one number, such as 160014; 0 until it was reached once.</summary>
    public int VersionNumber { get; init; }

    /// <summary>The monitor log-in; null until it was in once.</summary>
    public DatabaseRole? Role { get; init; }

    /// <summary>The latest figures; null until there are any. They stay when the instance is lost: look at their time.</summary>
    public DatabaseMetrics? Metrics { get; init; }

    /// <summary>What happened to it, as far as the portal knows, oldest first; the newest fifty.</summary>
    public IReadOnlyList<DatabaseEvent> Events { get; init; } = [];

    /// <summary>The oldest major version of PostgreSQL that the portal was written for.</summary>
    public static int OldestKnown => VersionedSql.Oldest;

    /// <summary>The newest one.</summary>
    public static int NewestKnown => VersionedSql.Newest;

    /// <summary>True when its version is newer than what the portal was written for: what it answers otherwise is left out.</summary>
    public bool IsTooNew => VersionedSql.IsTooNew(VersionNumber);

    /// <summary>The disk that its data directory lies on.</summary>
    public DatabaseDisk Disk { get; init; } = DatabaseDisk.NotYet;

    /// <summary>What could not be read, and why: the part's name and the reason.</summary>
    public IReadOnlyDictionary<string, Phrase> Missing { get; init; } = new Dictionary<string, Phrase>();

    /// <summary>The lights of single figures, by the name of their threshold; empty while it is not live.</summary>
    public IReadOnlyDictionary<string, FigureLight> Lights { get; init; } = new Dictionary<string, FigureLight>();

    /// <summary>What puts its data at risk, as last looked for, worst first; they colour its light, too.</summary>
    public IReadOnlyList<DatabaseDanger> Dangers { get; init; } = [];

    /// <summary>The worst of its lights.</summary>
    public LightColour Colour { get; init; } = LightColour.Unknown;

    /// <summary>Why it has that colour.</summary>
    public Phrase Reason { get; init; } = Phrase.Of("databases.light.unknown");

    /// <summary>Since when it has that colour, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The bounds that hold for it, by the name of their threshold; the same object as long as they are the same.</summary>
    public IReadOnlyDictionary<string, Threshold> Bounds { get; init; } = FrozenDictionary<string, Threshold>.Empty;

    /// <summary>The bounds that its figures and its health are judged by.</summary>
    public Threshold BoundsOf(NamedThreshold named)
    {
        ArgumentNullException.ThrowIfNull(named);
        return Bounds.GetValueOrDefault(named.Name, named.Default);
    }

    /// <summary>True when its light says something: one without a log-in is nobody's worry.</summary>
    public bool HasLight => !NeedsLogIn;

    /// <summary>True when what is known about it is up to date.</summary>
    public bool IsLive => State is StreamState.Live;
}
