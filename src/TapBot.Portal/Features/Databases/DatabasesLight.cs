using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Streaming;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Databases;

/// <summary>The lights of instances. One without a log-in is nobody's worry.</summary>
internal static class DatabasesLight
{
    /// <summary>The light of an instance where it is shown.</summary>
    public static LightColour Of(DatabaseInstance instance, ShownMaintenance maintenance) => maintenance.Of(LightKeys.Of(instance), instance.Scope.Server, instance.Colour);

    /// <summary>The light in few words; the whole reason stands elsewhere.</summary>
    public static string Word(Texts texts, DatabaseInstance instance) => instance switch
    {
        { State: StreamState.Retrying } => texts["databases.light.lost"],
        { Colour: LightColour.Unknown, IsLive: true } => texts["databases.light.partly"],
        _ => texts.Say(instance.Reason),
    };

    /// <summary>The worst light of those that are looked into.</summary>
    public static LightColour Worst(IEnumerable<DatabaseInstance> instances, ShownMaintenance maintenance) =>
        instances.Where(i => i.HasLight).Select(i => Of(i, maintenance)).DefaultIfEmpty(LightColour.Green).Max();
}
