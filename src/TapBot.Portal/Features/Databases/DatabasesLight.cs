using System.Runtime.CompilerServices;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>The light beside the entry in the rail: the worst of all instances the reader may see. One without a log-in is nobody's worry.</summary>
internal static class DatabasesLight
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<LightColour> WatchAsync(IServiceProvider services, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var instances in services.GetRequiredService<DatabaseReader>().WatchAsync(actor, Calm, cancellationToken))
            yield return Worst(instances);
    }

    /// <summary>The light in few words; the whole reason stands elsewhere.</summary>
    public static string Word(Texts texts, DatabaseInstance instance) => instance switch
    {
        { State: StreamState.Retrying } => texts["databases.light.lost"],
        { Colour: LightColour.Unknown, IsLive: true } => texts["databases.light.partly"],
        _ => texts.Say(instance.Reason),
    };

    /// <summary>The worst light of those that are looked into.</summary>
    public static LightColour Worst(IEnumerable<DatabaseInstance> instances) =>
        instances.Where(i => i.HasLight).Select(i => i.Colour).DefaultIfEmpty(LightColour.Green).Max();
}
