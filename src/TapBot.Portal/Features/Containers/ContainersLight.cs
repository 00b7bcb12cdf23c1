using System.Runtime.CompilerServices;
using TapBot.Core.Containers;
using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Containers;

/// <summary>The light beside the entry in the rail: the worst of all containers the reader may see.</summary>
internal static class ContainersLight
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<LightColour> WatchAsync(IServiceProvider services, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = services.GetRequiredService<ContainerReader>();
        var time = services.GetRequiredService<TimeProvider>();
        await foreach (var batch in reader.WatchAsync(actor, Calm, cancellationToken))
            yield return ContainerListView.Of(batch.Snapshot, null, null, null, time.GetUtcNow()).Worst;
    }
}
