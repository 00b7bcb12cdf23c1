using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Servers;

/// <summary>The machine of a server, as it is known at one moment.</summary>
public sealed record Machine
{
    /// <summary>The server.</summary>
    public required ServerName Server { get; init; }

    /// <summary>The newest reading; null before the first.</summary>
    public MachineFigures? Figures { get; init; }

    /// <summary>The worst of its lights.</summary>
    public LightColour Colour { get; init; } = LightColour.Unknown;

    /// <summary>Why it has that colour.</summary>
    public Phrase Reason { get; init; } = Phrase.Of("servers.light.unknown");

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>True when its light says something: before the first reading there is nothing to worry about.</summary>
    public bool HasLight => Figures is not null;

    /// <summary>The lights of its figures, by the name of their threshold.</summary>
    public IReadOnlyDictionary<string, FigureLight> Lights { get; init; } = new Dictionary<string, FigureLight>();
}
