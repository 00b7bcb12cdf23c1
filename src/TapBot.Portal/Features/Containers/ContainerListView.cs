using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Servers;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Containers;

/// <summary>What the list shows of the fleet: filtered, counted, judged. Pure.</summary>
public sealed record ContainerListView
{
    public const string Running = "running", Attention = "attention", Stopped = "stopped";

    /// <summary>What passes filter and chip.</summary>
    public required IReadOnlyList<Container> Shown { get; init; }

    /// <summary>The same by server and compose project.</summary>
    public required ILookup<(ServerName Server, string? Project), Container> ByProject { get; init; }

    /// <summary>The light of each container shown or counted.</summary>
    public required IReadOnlyDictionary<ContainerKey, ContainerLight> Lights { get; init; }

    public required int All { get; init; }

    public required int RunningCount { get; init; }

    public required int AttentionCount { get; init; }

    public required int StoppedCount { get; init; }

    /// <summary>True when an engine does not answer and nobody works on it.</summary>
    public required bool IsBlind { get; init; }

    /// <summary>The servers looked at, by name.</summary>
    public required IReadOnlyList<ServerState> Servers { get; init; }

    public IEnumerable<ServerState> Lost => Servers.Where(s => !s.IsLive);

    /// <summary>The servers that are only to be looked at.</summary>
    public IEnumerable<ServerState> ReadOnly => Servers.Where(s => s.IsReadOnly);

    public bool Loading => Servers.Count > 0 && Servers.All(s => s.Seen is null) && Servers.Any(s => s.State is Core.Streaming.StreamState.Connecting);

    public LightColour Worst => IsBlind ? LightColour.Unknown
        : Lights.Values.Where(l => l.NeedsAttention || l.Colour is LightColour.Maintenance).Select(l => l.Colour).DefaultIfEmpty(LightColour.Green).Max();

    public static ContainerListView Of(Fleet fleet, ServerName? server, string? filter, string? show, ShownMaintenance maintenance, DateTimeOffset now)
    {
        var engines = fleet.Servers.Where(s => server is null || s.Key == server).OrderBy(s => s.Key.Value, StringComparer.OrdinalIgnoreCase).ToList();
        var lights = new Dictionary<ContainerKey, ContainerLight>();
        foreach (var (_, engine) in engines)
        {
            foreach (var container in engine.ById.Values)
            {
                var light = ContainerLight.Of(container, engine.Server.IsLive, now);
                lights[container.Key] = light with { Colour = maintenance.Of(LightKeys.Of(container), container.Server, light.Colour) };
            }
        }
        var all = engines.SelectMany(e => e.Value.ById.Values).ToList();
        var words = (filter ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Container[] shown = [.. all.Where(c => Passes(c, lights[c.Key], show)).Where(c => words.All(w => Matches(c, w)))];
        return new ContainerListView
        {
            Shown = shown,
            ByProject = shown.ToLookup(c => (c.Server, c.Project)),
            Lights = lights,
            All = all.Count,
            RunningCount = all.Count(c => c.IsAlive),
            AttentionCount = lights.Values.Count(l => l.NeedsAttention),
            StoppedCount = all.Count(c => !c.IsAlive),
            IsBlind = engines.Any(e => !e.Value.Server.IsLive && maintenance.WindowOf(LightKeys.OfEngine(e.Key), e.Key) is null),
            Servers = [.. engines.Select(e => e.Value.Server)],
        };
    }

    public string WorstWords(Texts texts) => Worst switch
    {
        LightColour.Unknown => texts[Loading ? "ui.state.connecting" : "containers.page.notLive"],
        LightColour.Green => texts["containers.page.allWell"],
        LightColour.Maintenance => texts[LightWords.KeyOf(LightColour.Maintenance)],
        _ => texts.Of("containers.page.attention", AttentionCount),
    };

    public string Summary(Texts texts)
    {
        var parts = new List<string>();
        if (Servers.Count == 1)
            parts.Add(Servers[0].Name.Value);
        parts.Add(texts.Of("containers.page.summary", RunningCount, All));
        if (Servers is [{ EngineVersion: { } version }])
            parts.Add(texts.Of("containers.page.engine", version));
        if (Servers.Count > 0 && Servers.All(s => s.IsLive))
            parts.Add(texts["containers.page.live"]);
        if (ReadOnly.Any())
            parts.Add(Servers.Count == 1 ? texts["containers.page.readOnly"] : texts.Of("containers.page.readOnlyOf", string.Join(", ", ReadOnly.Select(s => s.Name))));
        return string.Join(" · ", parts);
    }

    private static bool Passes(Container container, ContainerLight light, string? show) => show switch
    {
        Running => container.IsAlive,
        Attention => light.NeedsAttention,
        Stopped => !container.IsAlive,
        _ => true,
    };

    private static bool Matches(Container container, string word) =>
        Holds(container.Name, word) || Holds(container.Image, word) || Holds(container.State.ToString(), word) || Holds(container.Health.ToString(), word)
        || container.Id.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        || container.Labels.Any(l => Holds(l.Key, word) || Holds(l.Value, word) || Holds($"{l.Key}={l.Value}", word));

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
