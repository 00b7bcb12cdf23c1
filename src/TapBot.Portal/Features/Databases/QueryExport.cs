using System.Text;
using Npgsql;
using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>All rows of one query as a file that is written while they come.</summary>
/// <param name="run">Has the one query.</param>
/// <param name="format">How it is written.</param>
/// <param name="name">The beginning of the file's name.</param>
internal sealed class QueryExport(QueryRun run, ExportFormat format, string name) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var _ = run;
        var ending = format == ExportFormat.Csv ? "csv" : "json";
        httpContext.Response.ContentType = format == ExportFormat.Csv ? "text/csv; charset=utf-8" : "application/json";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{ending}\"";
        await using var output = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024, leaveOpen: true);
        try
        {
            await run.ExportAsync(output, format, httpContext.RequestAborted);
        }
        catch (Exception broken) when (broken is NpgsqlException or OperationCanceledException or IOException)
        {
            // What was begun as a file cannot end as an error: it is cut, so that nobody takes it for whole.
            httpContext.Abort();
        }
    }
}
