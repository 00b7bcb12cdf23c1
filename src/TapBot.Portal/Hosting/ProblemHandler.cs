using Microsoft.AspNetCore.Diagnostics;
using TapBot.Core.Wording;

namespace TapBot.Portal.Hosting;

/// <summary>The last catch of a request.</summary>
internal sealed class ProblemHandler(ILogger<ProblemHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
            return true;
        var known = Problems.Of(exception);
        if (known is null)
            Log.Unexpected(log, httpContext.Request.Method, httpContext.Request.Path, exception);
        var (status, reason) = known ?? (StatusCodes.Status500InternalServerError, Phrase.Of("portal.mistake"));
        await Refusals.WriteAsync(httpContext, status, reason);
        return true;
    }
}
