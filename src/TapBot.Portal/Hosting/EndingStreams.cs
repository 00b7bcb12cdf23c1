using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting;

/// <summary>Streams over HTTP, which cannot say 403 any more once they have begun.</summary>
internal static class EndingStreams
{
    /// <summary>Ends in good order when the right is lost on the way; when it was missing from the start, that is still an error.</summary>
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
            catch (AccessDeniedException) when (begun)
            {
                yield break;
            }
            begun = true;
            yield return all.Current;
        }
    }
}
