using System.Globalization;
using TapBot.Core.Logs;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Logs;

/// <summary>Lines of the past as one answer or one file.</summary>
internal static class LogsDownload
{
    private const int MostTail = 100_000;

    public static async Task<IResult> ReadAsync(
        [AsParameters] LogsQuery query, LogReader logs, ActorAccessor actors, Texts texts, TimeProvider time, HttpContext context,
        string format = "jsonl", bool gzip = false, bool download = false, int? tail = null)
    {
        if (!query.TryRead(texts, out var selection, out var question, out var problem))
            return problem;
        if (format is not ("jsonl" or "text"))
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("logs.badFormat", ("value", format)));
        if (tail is < 1 or > MostTail)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("logs.badTail", ("tail", tail), ("most", MostTail)));
        var actor = actors.From(context.User);
        var lines = tail is { } last
            ? LastAsync(logs.SearchAsync(actor, selection, question, null, context.RequestAborted).LinesAsync(last, context.RequestAborted))
            : logs.ReadAsync(actor, selection, question, context.RequestAborted);
        if (download || gzip)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"logs-{time.GetUtcNow():yyyyMMdd-HHmmss}.{(format == "text" ? "log" : "jsonl")}{(gzip ? ".gz" : "")}");
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        }
        await LogLines.WriteAsync(context, lines, query.ModelOf, format == "text" ? LogLinesFormat.Text : LogLinesFormat.Json, gzip);
        return TypedResults.Empty;
    }

    // The last ones are found from the end on, and told from the oldest on.
    private static async IAsyncEnumerable<LogLine> LastAsync(IAsyncEnumerable<LogLine> newestFirst)
    {
        var last = new Stack<LogLine>();
        await foreach (var line in newestFirst)
            last.Push(line);
        foreach (var line in last)
            yield return line;
    }
}
