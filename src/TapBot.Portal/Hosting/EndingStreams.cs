using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Logs;

namespace TapBot.Portal.Hosting;

/// <summary>Streams over HTTP, which cannot say 403 any more once they have begun.</summary>
internal static class EndingStreams
{
    /// <summary>True when the caller asks for server-sent events.</summary>
    public static bool WantsEvents(this HttpRequest request) => request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Ends in good order when the right is lost on the way, or when what the stream needs falls silent: whoever follows comes again, with the place where they were.
    /// When it was so from the start, that is still an error.
    /// </summary>
    public static async IAsyncEnumerable<T> UntilDenied<T>(this IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var begun = false;
        await using var all = items.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await all.MoveNextAsync())
                    yield break;
            }
            catch (Exception lost) when (begun && lost is (AccessDeniedException or EngineSilentException or LogSilentException))
            {
                yield break;
            }
            begun = true;
            yield return all.Current;
        }
    }
}
