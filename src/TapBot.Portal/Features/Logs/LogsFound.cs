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

    /// <summary>Before which place a search goes on; null at the beginning. Another log may have a line at the very place of the last one, so that place is searched again.</summary>
    public LogCursor? Next { get; private set; }

    /// <summary>Nothing is left to search.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Takes what a search tells; a line that was told before is not taken twice.</summary>
    /// <returns>Whether a line was taken.</returns>
    public bool Take(LogFinding finding)
    {
        switch (finding)
        {
            case LogFinding.Found(var again) when IsKnown(again):
                return false;
            case LogFinding.Found(var line):
                lines.Add(line);
                (Reached, Next) = (line.Cursor, line.Cursor with { Ordinal = line.Cursor.Ordinal + 1 });
                if (line.Origin is { } origin)
                    counts[origin] = counts.GetValueOrDefault(origin) + 1;
                return true;
            case LogFinding.Reached(null):
                IsComplete = true;
                break;
            case LogFinding.Reached({ } place):
                Reached = Next = place;
                break;
            case LogFinding.Silent(var mute):
                silent.Add(mute);
                break;
        }
        return false;
    }

    /// <summary>The search came to its end.</summary>
    public void Complete() => IsComplete = true;

    private bool IsKnown(LogLine line)
    {
        for (var i = lines.Count - 1; i >= 0 && lines[i].Cursor == line.Cursor; i--)
        {
            if (lines[i].Origin == line.Origin)
                return true;
        }
        return false;
    }
}
