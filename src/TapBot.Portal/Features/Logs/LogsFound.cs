using TapBot.Core.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>What a search has found so far, newest first, and how far it has come.</summary>
internal sealed class LogsFound
{
    private readonly List<LogLine> lines = [];
    private readonly Dictionary<LogOrigin, long> counts = [];
    private readonly List<LogOrigin> silent = [];

    /// <summary>The lines.</summary>
    public IReadOnlyList<LogLine> Lines => lines;

    /// <summary>How many of them each log has, the most first.</summary>
    public IEnumerable<(LogOrigin Origin, long Count)> ByOrigin => counts.OrderByDescending(c => c.Value).Select(c => (c.Key, c.Value));

    /// <summary>Logs that did not answer.</summary>
    public IReadOnlyList<LogOrigin> Silent => silent;

    /// <summary>Everything behind this place was searched; null at the beginning.</summary>
    public LogCursor? Reached { get; private set; }

    /// <summary>Before which place a search goes on; null at the beginning.</summary>
    public LogPosition? Next { get; private set; }

    /// <summary>Nothing is left to search.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Takes what a search tells.</summary>
    /// <returns>Whether a line was taken.</returns>
    public bool Take(LogFinding finding)
    {
        switch (finding)
        {
            case LogFinding.Found(var line):
                lines.Add(line);
                (Reached, Next) = (line.Cursor, LogPosition.Of(line));
                if (line.Origin is { } origin)
                    counts[origin] = counts.GetValueOrDefault(origin) + 1;
                return true;
            case LogFinding.Reached(null):
                IsComplete = true;
                break;
            case LogFinding.Reached({ } place) when Next is not { } next || place.CompareTo(next.Cursor) <= 0: // one log alone is read beyond what is told of it
                (Reached, Next) = (place, new LogPosition(place));
                break;
            case LogFinding.Silent(var mute):
                silent.Add(mute);
                break;
        }
        return false;
    }

    /// <summary>The search came to its end.</summary>
    public void Complete() => IsComplete = true;
}
