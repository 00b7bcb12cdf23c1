using TapBot.Core.Logs;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui.Logs;

/// <summary>Makes the pages of one view: says once who writes, finds which lines belong together, and puts markers into words. Used in the context of the circuit.</summary>
internal sealed class LogWire(Texts texts, LogColours colours)
{
    /// <summary>So many lines of the batch before are looked at again, because a stack trace may come in two batches.</summary>
    private const int Remembered = 40;

    private readonly List<LogOrigin> writers = [];
    private readonly Dictionary<LogOrigin, int> numbers = [];
    private IReadOnlyList<LogLine> last = [];

    /// <summary>The fields whose values are wanted beside each line.</summary>
    public IReadOnlyList<string> Fields { get; set; } = [];

    /// <summary>Grows with every other choice of fields, so that a browser knows which lines have the values it wants.</summary>
    public int FieldsVersion { get; set; }

    /// <summary>The writer with a number; null for none.</summary>
    public LogOrigin? WriterOf(int number) => number > 0 && number <= writers.Count ? writers[number - 1] : null;

    /// <summary>The numbers of writers that the view has heard of.</summary>
    public IReadOnlyList<int> NumbersOf(IReadOnlySet<LogOrigin> origins) => [.. numbers.Where(n => origins.Contains(n.Key)).Select(n => n.Value)];

    /// <summary>A page of the live tail, behind the one before.</summary>
    public LogPage Next(long first, long skipped, IReadOnlyList<LogLine> lines)
    {
        IReadOnlyList<LogLine> before = skipped > 0 ? [] : last;
        last = lines.Count >= Remembered ? [.. lines.TakeLast(Remembered)] : [.. before.Concat(lines).TakeLast(Remembered)];
        return Of(new LogPage(first, skipped, lines), before);
    }

    /// <summary>The same page with what its view needs to know.</summary>
    public LogPage Of(LogPage page) => Of(page, []);

    private LogPage Of(LogPage page, IReadOnlyList<LogLine> before)
    {
        if (page.Lines.Count == 0)
            return page;
        var known = writers.Count;
        var numbered = page.Lines.Select(l => NumberOf(l.Origin)).ToArray();
        return page with
        {
            Lines = Spoken(page.Lines),
            Writers = numbered,
            Continues = Continued(before, page.Lines),
            Fields = Fields,
            FieldsVersion = FieldsVersion,
            News = [.. Enumerable.Range(known, writers.Count - known).Select(i => new LogWriter(i + 1, colours.Of(writers[i]), writers[i].Container, writers[i].Source))],
        };
    }

    private int NumberOf(LogOrigin? origin)
    {
        if (origin is null)
            return 0;
        if (!numbers.TryGetValue(origin, out var number))
        {
            writers.Add(origin);
            numbers[origin] = number = writers.Count;
        }
        return number;
    }

    private static IReadOnlyList<bool> Continued(IReadOnlyList<LogLine> before, IReadOnlyList<LogLine> lines)
    {
        var heads = LineFolding.HeadsOf([.. before, .. lines]);
        var any = false;
        var continues = new bool[lines.Count];
        for (var i = 0; i < continues.Length; i++)
            any |= continues[i] = heads[before.Count + i] != before.Count + i;
        return any ? continues : [];
    }

    private IReadOnlyList<LogLine> Spoken(IReadOnlyList<LogLine> lines) =>
        lines.Any(l => l.Stream == LogStream.Marker) ? [.. lines.Select(l => l.Stream == LogStream.Marker ? l with { Text = LogMarkerWords.Of(texts, l.Text) } : l)] : lines;
}
