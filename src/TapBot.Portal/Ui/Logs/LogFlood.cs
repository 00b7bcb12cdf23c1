using System.Text;
using TapBot.Core.Logs;

namespace TapBot.Portal.Ui.Logs;

/// <summary>How much of a log is sent at once.</summary>
internal static class LogFlood
{
    /// <summary>The most lines of one batch.</summary>
    public const int MostLines = 200;

    private const int FewestLines = 10, FloodLines = 100;
    private const int MostCharacters = 256 * 1024;
    private const int FloodBytes = 17 * 1024, BytesAround = 32;

    /// <summary>
    /// Once lines are left out anyway, two screens of them are as good as four, and one is enough when they are long: a flood of whatever rate stays below 200 KB/s.
    /// </summary>
    public static LogBatch Ease(LogBatch batch)
    {
        if (batch.Skipped == 0)
            return batch;
        var (kept, bytes) = (0, 0);
        while (kept < Math.Min(batch.Lines.Count, FloodLines) && (kept < FewestLines || bytes < FloodBytes))
            bytes += BytesOf(batch.Lines[^++kept]);
        var more = batch.Lines.Count - kept;
        return more == 0 ? batch : new LogBatch([.. batch.Lines.Skip(more)], batch.FirstSequence + more, batch.Skipped + more);
    }

    // A coloured line goes twice: as it is shown, and as it was written.
    private static int BytesOf(LogLine line) => (Encoding.UTF8.GetByteCount(line.Text) * (line.Text.Contains('\u001B', StringComparison.Ordinal) ? 2 : 1)) + BytesAround;

    /// <summary>How many lines to ask for after a batch: long lines come in smaller ones, so that each stays below a quarter of a megabyte.</summary>
    public static int LinesAfter(IReadOnlyList<LogLine> lines)
    {
        if (lines.Count == 0)
            return MostLines;
        var average = lines.Sum(l => (long)l.Text.Length) / lines.Count + 1;
        return (int)Math.Clamp(MostCharacters / average, FewestLines, MostLines);
    }
}
