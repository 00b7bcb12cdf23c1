using System.Text;
using TapBot.Core.Databases;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>All rows of one query as a file that is written while they come.</summary>
/// <param name="run">Has the one query.</param>
/// <param name="format">How it is written.</param>
/// <param name="name">The beginning of the file's name.</param>
/// <param name="texts">The words for what goes wrong before anything is written.</param>
internal sealed class QueryExport(QueryRun run, ExportFormat format, string name, Texts texts) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var _ = run;
        var response = httpContext.Response;
        response.ContentType = format == ExportFormat.Csv ? "text/csv; charset=utf-8" : "application/json";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{(format == ExportFormat.Csv ? "csv" : "json")}\"";
        var output = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024, leaveOpen: true);
        var error = await run.ExportAsync(output, format, httpContext.RequestAborted);
        if (error is null)
        {
            await output.DisposeAsync();
            return;
        }
        // Nothing has left yet: it can still be said why. What was begun as a file is cut instead, so that nobody takes it for whole.
        if (response.HasStarted)
        {
            httpContext.Abort();
            return;
        }
        response.Clear();
        await Problems.Of(texts, error.IsDenied ? StatusCodes.Status403Forbidden : StatusCodes.Status502BadGateway, error.Reason).ExecuteAsync(httpContext);
    }
}
