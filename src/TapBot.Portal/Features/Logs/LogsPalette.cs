using TapBot.Core.Logs;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Logs;

/// <summary>Logs in the palette: those of each project together, and those of containers that are gone. Each container's own log is an entry of the containers.</summary>
internal sealed class LogsPalette(LogReader reader, Texts texts) : IPaletteSource
{
    public async ValueTask<IReadOnlyList<PaletteEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var sources = await reader.SourcesAsync(actor, LogSelection.All, cancellationToken);
        var projects = sources.Where(s => s.Origin.Project is not null).Select(s => new LogSelector(s.Origin.Server, s.Origin.Project)).Distinct();
        var gone = sources.Where(s => s.Id is null).Select(s => LogSelector.Of(s.Origin));
        return [.. projects.Select(Of), .. gone.Select(Of)];
    }

    private PaletteEntry Of(LogSelector selector) => new($"logs:{selector}", texts.Of("logs.palette", selector.Name), Icons.Logs)
    {
        Note = selector.Server!.Value.Value, Also = "logs", Href = PortalUrls.Logs(new LogsAddress { Sources = [selector] }), Order = 2,
    };
}
