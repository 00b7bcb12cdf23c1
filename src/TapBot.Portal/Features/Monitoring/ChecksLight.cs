using System.Runtime.CompilerServices;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The light beside the entry in the rail: the worst of all checks the reader may see.</summary>
internal static class ChecksLight
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<LightColour> WatchAsync(IServiceProvider services, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var checks in services.GetRequiredService<CheckReader>().WatchAsync(actor, Calm, cancellationToken))
            yield return Worst(checks);
    }

    /// <summary>The worst light of those that were made.</summary>
    public static LightColour Worst(IEnumerable<CheckState> checks) => checks.Where(c => c.HasLight).Select(c => c.Colour).DefaultIfEmpty(LightColour.Green).Max();
}
