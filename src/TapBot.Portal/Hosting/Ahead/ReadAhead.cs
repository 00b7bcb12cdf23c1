namespace TapBot.Portal.Hosting.Ahead;

/// <summary>Begins the reading of a page when its document is asked for by somebody who may have it.</summary>
internal sealed class ReadAhead(RequestDelegate next, ActorAccessor actors, Readings readings)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<IReadsAhead>() is { } page && !IsGuess(context.Request)
            && context.User.Identity is { IsAuthenticated: true } && ((IPageReading)context.RequestServices.GetRequiredService(page.Reading)).For(actors.From(context.User), context.Request) is { } read)
            readings.Begin(read);
        return next(context);
    }

    /// <summary>True when the browser fetches what somebody may come to look at.</summary>
    private static bool IsGuess(HttpRequest request) => request.Headers.ContainsKey("Sec-Purpose");
}
