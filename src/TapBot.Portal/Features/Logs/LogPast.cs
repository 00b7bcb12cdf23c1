using TapBot.Core.Logs;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>The past of what a page shows, for whoever looks at it.</summary>
internal sealed class LogPast(LogReader reader, Actor actor, LogSelection selection, LogFilter? filter, DateTimeOffset? since = null, DateTimeOffset? until = null) : ILogHistory
{
    public async Task<IReadOnlyList<LogLine>?> BeforeAsync(LogCursor place, int max, CancellationToken cancellationToken)
    {
        var (found, silent) = (new List<LogLine>(), false);
        await foreach (var finding in reader.SearchAsync(actor, selection, Question, new LogPosition(place), cancellationToken).PageAsync(max))
        {
            silent |= finding is LogFinding.Silent;
            if (finding is LogFinding.Found(var line))
                found.Add(line);
        }
        found.Reverse();
        return found.Count == 0 && silent ? null : found;
    }

    public async Task<IReadOnlyList<LogLine>> FromAsync(LogCursor place, int max, CancellationToken cancellationToken)
    {
        var found = new List<LogLine>();
        var from = since is { } first && first > place.Time ? first : place.Time;
        try
        {
            var lines = reader.ReadAsync(actor, selection, Question with { Since = from }, cancellationToken).Where(l => l.Cursor.CompareTo(place) >= 0);
            await foreach (var line in lines.PageAsync(max))
                found.Add(line);
        }
        catch (LogSilentException)
        {
            // The banner above says so; what was found is shown, and the rest is asked for again by whoever scrolls on.
        }
        return found;
    }

    public async Task<IReadOnlyList<LogLine>> AroundAsync(LogOrigin origin, LogCursor place, int max, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.AroundAsync(actor, new LogSelection([LogSelector.Of(origin)]), place, max, cancellationToken);
        }
        catch (LogSilentException)
        {
            return [];
        }
    }

    private LogQuestion Question => new(since, until, filter, Markers: true);
}
