using System.Text;

namespace TapBot.Core.Logs;

/// <summary>Lines of some levels: <c>level>=warn</c>, <c>level:error,fatal</c>.</summary>
internal sealed class LevelTerm(LevelSet levels) : LogTerm
{
    public override LevelSet Levels => levels;

    public override bool Matches(ref LogSubject line) => levels.Contains(line.Line.Level);

    public override void Write(StringBuilder text)
    {
        var least = Enum.GetValues<LineLevel>().FirstOrDefault(level => levels == LevelSet.AtLeast(level), LineLevel.Unknown);
        if (least != LineLevel.Unknown)
            text.Append("level>=").Append(NameOf(least));
        else if (levels == LevelSet.None)
            text.Append("-level:").Append(LevelSet.All);
        else
            text.Append("level:").Append(levels);
    }

    /// <summary>How a level is written here.</summary>
    public static string NameOf(LineLevel level) => level switch
    {
        LineLevel.Trace => "trace",
        LineLevel.Debug => "debug",
        LineLevel.Info => "info",
        LineLevel.Warn => "warn",
        LineLevel.Error => "error",
        LineLevel.Fatal => "fatal",
        _ => "unknown",
    };

    /// <summary>Reads what stands behind <c>level</c>; null when a word is no level.</summary>
    public static LogTerm? Of(FilterOperator comparison, string value)
    {
        var levels = LevelSet.None;
        foreach (var word in value.Split(','))
        {
            if (LevelOf(word.Trim()) is not { } level)
                return null;
            levels = levels.Or(LevelSet.Of(level));
        }
        var most = Enum.GetValues<LineLevel>().LastOrDefault(levels.Contains);
        return comparison switch
        {
            FilterOperator.Contains or FilterOperator.Equal => new LevelTerm(levels),
            FilterOperator.NotEqual => new LevelTerm(levels.Not()),
            FilterOperator.AtLeast => new LevelTerm(LevelSet.AtLeast(most)),
            FilterOperator.More => new LevelTerm(LevelSet.AtLeast(most).And(LevelSet.Of(most).Not())),
            FilterOperator.Less => new LevelTerm(LevelSet.AtLeast(LineLevel.Trace).And(LevelSet.AtLeast(most).Not())),
            FilterOperator.AtMost => new LevelTerm(LevelSet.AtLeast(LineLevel.Trace).And(LevelSet.AtLeast(most).Not()).Or(LevelSet.Of(most))),
            _ => null,
        };
    }

    private static LineLevel? LevelOf(string word)
    {
        if (word.Equals("unknown", StringComparison.OrdinalIgnoreCase) || word.Equals("none", StringComparison.OrdinalIgnoreCase))
            return LineLevel.Unknown;
        Span<byte> bytes = stackalloc byte[16];
        return Encoding.UTF8.TryGetBytes(word, bytes, out var length) && LevelWords.Find(bytes[..length]) is var level and not LineLevel.Unknown ? level : null;
    }
}
