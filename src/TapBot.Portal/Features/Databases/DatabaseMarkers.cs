using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Charts;

namespace TapBot.Portal.Features.Databases;

/// <summary>What happened to an instance and to the container behind it, as marks of its charts.</summary>
internal static class DatabaseMarkers
{
    /// <summary>Under this name the charts of a page get them.</summary>
    public const string Cascade = "DatabaseMarkers";

    /// <summary>So many are drawn, the newest.</summary>
    public const int Most = 100;

    /// <summary>What a container goes through that its figures show: the engine's words.</summary>
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal) { "create", "start", "die", "oom", "pause", "unpause", "destroy" };

    /// <summary>True for an event of the container behind an instance that is worth a mark.</summary>
    public static bool IsOf(DatabaseInstance instance, EngineEvent said) =>
        said.Kind == "container" && Shown.Contains(said.Action) && said.Subject == instance.Container && said.Server == instance.Scope.Server;

    /// <summary>The marks, oldest first.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="events">Events of its container.</param>
    public static IReadOnlyList<ChartMarker> Of(Texts texts, DatabaseInstance instance, IEnumerable<EngineEvent> events) =>
    [
        .. instance.Events.Select(e => new ChartMarker(e.At, texts[KeyOf(e.Kind)]))
            .Concat(events.Select(e => new ChartMarker(e.At, $"{e.Subject}: {EventWords.Of(texts, e)}")))
            .OrderBy(m => m.At).TakeLast(Most),
    ];

    private static string KeyOf(DatabaseEventKind kind) => kind switch
    {
        DatabaseEventKind.Started => "databases.event.started",
        DatabaseEventKind.Configured => "databases.event.configured",
        DatabaseEventKind.CountersReset => "databases.event.countersReset",
        _ => "databases.event.promoted",
    };
}
