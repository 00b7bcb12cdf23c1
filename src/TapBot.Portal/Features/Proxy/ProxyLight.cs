using System.Runtime.CompilerServices;
using TapBot.Core.Figures;
using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>The light beside the entry in the rail: the worst of all proxies the reader may see. One whose API nobody has opened is nobody's worry.</summary>
internal static class ProxyLight
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<LightColour> WatchAsync(IServiceProvider services, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var proxies in services.GetRequiredService<ProxyReader>().WatchCalmlyAsync(actor, Calm, cancellationToken))
            yield return Worst(proxies);
    }

    /// <summary>The worst light of those that tell anything.</summary>
    public static LightColour Worst(IEnumerable<ProxyInstance> proxies) =>
        proxies.Where(p => p.HasLight).Select(p => p.Colour).DefaultIfEmpty(LightColour.Green).Max();
}
