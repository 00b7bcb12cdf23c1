using System.Text;

namespace TapBot.Core.Logs;

/// <summary>Lines of one output: <c>stream:stderr</c>.</summary>
internal sealed class StreamTerm(LogStream stream) : LogTerm
{
    public override bool Matches(ref LogSubject line) => line.Line.Stream == stream;

    public override void Write(StringBuilder text) => text.Append("stream:").Append(stream switch
    {
        LogStream.Stdout => "stdout",
        LogStream.Stderr => "stderr",
        _ => "marker",
    });

    /// <summary>Reads what stands behind <c>stream</c>; null for what is no output.</summary>
    public static LogTerm? Of(FilterOperator comparison, string value)
    {
        LogStream? stream = value.ToLowerInvariant() switch
        {
            "stdout" or "out" => LogStream.Stdout,
            "stderr" or "err" => LogStream.Stderr,
            "marker" => LogStream.Marker,
            _ => null,
        };
        return stream is not { } known ? null : comparison switch
        {
            FilterOperator.Contains or FilterOperator.Equal => new StreamTerm(known),
            FilterOperator.NotEqual => NotTerm.Of(new StreamTerm(known)),
            _ => null,
        };
    }
}
