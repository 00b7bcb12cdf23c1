using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Servers;

namespace TapBot.Portal.Features.Servers;

/// <summary>The light beside the entry in the rail: the worst of all machines the reader may see. Engines have theirs beside the containers.</summary>
internal static class ServersLight
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<LightColour> WatchAsync(IServiceProvider services, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var machines in services.GetRequiredService<MachineReader>().WatchAsync(actor, Calm, cancellationToken))
            yield return Worst(machines);
    }

    /// <summary>The worst light; before the first reading there is nothing to worry about.</summary>
    public static LightColour Worst(IEnumerable<Machine> machines) => machines.Where(m => m.HasLight).Select(m => m.Colour).DefaultIfEmpty(LightColour.Green).Max();
}
