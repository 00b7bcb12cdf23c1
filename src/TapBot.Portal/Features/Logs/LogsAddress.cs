using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using TapBot.Core.Logs;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Logs;

/// <summary>What is looked at, as it stands in the address: whoever is sent it sees the same, as far as their rights go.</summary>
public sealed record LogsAddress
{
    /// <summary>The longest text of the box that an address takes.</summary>
    public const int MostCharacters = LogFilter.MaxLength;

    /// <summary>How many looks there can be side by side.</summary>
    public const int MostLooks = 4;

    /// <summary>The levels that can be switched, the worst first.</summary>
    public static readonly IReadOnlyList<LineLevel> AllLevels = [LineLevel.Error, LineLevel.Warn, LineLevel.Info, LineLevel.Debug];

    /// <summary>Which logs; none for all.</summary>
    public IReadOnlyList<LogSelector> Sources { get; init; } = [];

    /// <summary>What is done with the lines that match.</summary>
    public LogsMode Mode { get; init; }

    /// <summary>The text of the box.</summary>
    public string Query { get; init; } = "";

    /// <summary>The text is a regular expression.</summary>
    public bool IsRegex { get; init; }

    /// <summary>Capitals and small letters differ.</summary>
    public bool MatchCase { get; init; }

    /// <summary>The levels that are shown; none for all. An error stands for fatal ones too, info for lines that say nothing, debug for traces.</summary>
    public IReadOnlyList<LineLevel> Levels { get; init; } = [];

    /// <summary>Which time; null for live.</summary>
    public LogsRange? Range { get; init; }

    /// <summary>The columns that are shown, fields with a dot before their names; null for those that each browser remembers.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The place to go to.</summary>
    public LogCursor? At { get; init; }

    /// <summary>Everything is searched for the text of the box, and the results are shown.</summary>
    public bool IsSearch { get; init; }

    /// <summary>Other looks beside this one; at most <see cref="MostLooks"/> in all.</summary>
    public IReadOnlyList<LogsAddress> Beside { get; init; } = [];

    /// <summary>All looks, this one first, each by itself.</summary>
    public IReadOnlyList<LogsAddress> Looks => [Alone, .. Beside.Select(b => b.Alone)];

    /// <summary>The logs that are meant.</summary>
    public LogSelection Selection => Sources.Count == 0 ? LogSelection.All : new LogSelection(Sources);

    /// <summary>The query of the address that shows this, without its question mark; never empty.</summary>
    public string QueryText => PortalUrls.Logs(this) is var address && address.IndexOf('?', StringComparison.Ordinal) is > 0 and var mark ? address[(mark + 1)..] : "source=*";

    /// <summary>Everything but the place in it and its columns: others need no other lines.</summary>
    public LogsAddress WithoutPlace => this with { At = null, Columns = null, Beside = [] };

    private LogsAddress Alone => this with { Beside = [] };

    /// <summary>The same with columns where it leaves them to the browser, so that others see what its reader sees.</summary>
    public LogsAddress WithColumns(IReadOnlyList<string> columns) => this with { Columns = Columns ?? columns, Beside = [.. Beside.Select(b => b.WithColumns(columns))] };

    /// <summary>The address of several looks side by side.</summary>
    public static LogsAddress Of(IReadOnlyList<LogsAddress> looks) => looks[0] with { Beside = [.. looks.Skip(1).Take(MostLooks - 1)] };

    /// <summary>Reads the query of an address. What makes no sense is left out.</summary>
    public static LogsAddress Read(string? query) => Read(QueryHelpers.ParseQuery(query), withPanes: true);

    /// <summary>The parts of the query, for <see cref="PortalUrls"/>.</summary>
    public IEnumerable<(string Name, string? Value)> Write()
    {
        foreach (var source in Sources)
            yield return ("source", source.ToString());
        yield return ("mode", Mode == LogsMode.Find ? null : Mode.ToString().ToLowerInvariant());
        yield return ("q", Query);
        yield return ("regex", IsRegex ? "1" : null);
        yield return ("case", MatchCase ? "1" : null);
        yield return ("level", Levels.Count == 0 ? null : string.Join(',', Levels.Select(l => l.ToString().ToLowerInvariant())));
        yield return ("range", Range?.Key);
        yield return ("since", LogsRange.Write(Range?.Since));
        yield return ("until", LogsRange.Write(Range?.Until));
        yield return ("columns", LogsColumns.Write(Columns));
        yield return ("at", At?.ToString());
        yield return ("all", IsSearch ? "1" : null);
        for (var i = 0; i < Beside.Count; i++)
            yield return (PaneOf(i), Beside[i].Alone.QueryText);
    }

    /// <summary>Two addresses are equal when they lead to the same.</summary>
    public bool Equals(LogsAddress? other) => other is not null && PortalUrls.Logs(this) == PortalUrls.Logs(other);

    /// <inheritdoc/>
    public override int GetHashCode() => PortalUrls.Logs(this).GetHashCode(StringComparison.Ordinal);

    private static string PaneOf(int beside) => string.Create(CultureInfo.InvariantCulture, $"pane{beside + 2}");

    private static LogsAddress Read(Dictionary<string, StringValues> query, bool withPanes)
    {
        string? One(string name) => query.TryGetValue(name, out var values) ? values[0] : null;
        var text = One("q") ?? "";
        var sources = query.GetValueOrDefault("source").Where(s => LogSelector.TryParse(s, null, out _)).Select(s => LogSelector.Parse(s!)).Distinct().Take(LogSelection.Most).ToList();
        if (sources.Contains(LogSelector.All))
            sources.Clear();
        if (ServerName.TryParse(One("server"), null, out var server))
        {
            // The switch of servers above the page: what is chosen on that server, else all of it.
            sources.RemoveAll(s => s.Label is null && s.Server != server);
            if (sources.Count == 0)
                sources.Add(new LogSelector(server));
        }
        return new LogsAddress
        {
            Sources = sources,
            Mode = Enum.TryParse<LogsMode>(One("mode"), ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : LogsMode.Find,
            Query = text.Length > MostCharacters ? text[..MostCharacters] : text,
            IsRegex = One("regex") == "1",
            MatchCase = One("case") == "1",
            Levels = [.. AllLevels.Where(l => (One("level") ?? "").Split(',').Contains(l.ToString(), StringComparer.OrdinalIgnoreCase))],
            Range = LogsRange.Read(One("range"), One("since"), One("until")),
            Columns = LogsColumns.Read(One("columns")),
            At = LogCursor.TryParse(One("at"), null, out var at) ? at : null,
            IsSearch = One("all") == "1",
            Beside = withPanes ? [.. Enumerable.Range(0, MostLooks - 1).Select(i => One(PaneOf(i))).Where(p => !string.IsNullOrEmpty(p)).Select(p => Read(QueryHelpers.ParseQuery(p), withPanes: false))] : [],
        };
    }
}
