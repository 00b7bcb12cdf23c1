using TapBot.Core.Access;

namespace TapBot.Portal.Hosting.Ahead;

/// <summary>What a page is going to read once its circuit is there, read by the same readers as soon as its document is asked for. What they keep for a while is there by then.</summary>
internal interface IPageReading
{
    /// <summary>Says what to read for a request; nothing of the request is looked at afterwards.</summary>
    /// <param name="actor">Who asks for the page. The readers look at their rights.</param>
    /// <param name="request">The request for the document.</param>
    /// <returns>The reading, or null when there is nothing to read.</returns>
    Func<CancellationToken, Task>? For(Actor actor, HttpRequest request);
}
