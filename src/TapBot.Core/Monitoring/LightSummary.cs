using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>The lights of everything that somebody may see, at one moment.</summary>
public sealed record LightSummary
{
    /// <summary>Every light: the worst first, within a colour what has been so for the longest.</summary>
    public required IReadOnlyList<WatchedLight> Lights { get; init; }

    /// <summary>The worst of all; unknown when there is none.</summary>
    public required LightColour Colour { get; init; }

    /// <summary>The same for each server, by name. What belongs to no server counts in the total alone.</summary>
    public required IReadOnlyList<ServerLights> Servers { get; init; }

    /// <summary>When it was put together, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many are red.</summary>
    public int Red => Of(LightColour.Red);

    /// <summary>How many are yellow.</summary>
    public int Yellow => Of(LightColour.Yellow);

    /// <summary>Of how many nobody can tell.</summary>
    public int Unknown => Of(LightColour.Unknown);

    /// <summary>How many are being worked on.</summary>
    public int Maintenance => Of(LightColour.Maintenance);

    /// <summary>How many are as they should be.</summary>
    public int Green => Of(LightColour.Green);

    /// <summary>What is wrong, in the order of <see cref="Lights"/>. The containers of an engine that does not answer are left out: its own light stands for them.</summary>
    public IReadOnlyList<WatchedLight> Worries
    {
        get
        {
            var silent = Lights.Where(l => l is { Kind: LightKind.Engine, IsWorry: true }).Select(l => l.Scope.Server).ToHashSet();
            return [.. Lights.Where(l => l.IsWorry && !(l is { Kind: LightKind.Container, Colour: LightColour.Unknown } && silent.Contains(l.Scope.Server)))];
        }
    }

    /// <summary>The worst light of some kinds; green when there is none: there is nothing to worry about.</summary>
    public LightColour WorstOf(params IReadOnlyList<LightKind> kinds) => Lights.Where(l => kinds.Contains(l.Kind)).Select(l => l.Colour).DefaultIfEmpty(LightColour.Green).Max();

    /// <summary>Rolls lights up.</summary>
    /// <param name="lights">In any order.</param>
    /// <param name="at">The time.</param>
    public static LightSummary Of(IEnumerable<WatchedLight> lights, DateTimeOffset at)
    {
        List<WatchedLight> sorted =
        [
            .. lights.OrderByDescending(l => l.Colour).ThenBy(l => l.Since ?? DateTimeOffset.MaxValue).ThenBy(l => l.Kind).ThenBy(l => l.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(l => l.Key, StringComparer.Ordinal),
        ];
        var servers = sorted.Where(l => l.Scope.Server is not null).GroupBy(l => l.Scope.Server!.Value).OrderBy(g => g.Key.Value, StringComparer.OrdinalIgnoreCase);
        return new LightSummary
        {
            Lights = sorted,
            Colour = sorted.Select(l => l.Colour).DefaultIfEmpty(LightColour.Unknown).Max(),
            Servers =
            [
                .. servers.Select(g => new ServerLights(
                    g.Key, g.Max(l => l.Colour), g.Count(l => l.Colour is LightColour.Red), g.Count(l => l.Colour is LightColour.Yellow), g.Count(l => l.Colour is LightColour.Unknown), g.Count())),
            ],
            At = at,
        };
    }

    private int Of(LightColour colour) => Lights.Count(l => l.Colour == colour);
}
