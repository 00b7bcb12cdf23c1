using System.Runtime.CompilerServices;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The light beside the entry in the rail: the worst of everything the reader may see.</summary>
internal static class OverviewLight
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<LightColour> WatchAsync(IServiceProvider services, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var lights in services.GetRequiredService<LightReader>().WatchAsync(actor, Calm, cancellationToken))
            yield return lights.Colour;
    }
}
