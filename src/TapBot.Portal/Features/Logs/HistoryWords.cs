using TapBot.Core.Logs;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Logs;

/// <summary>What is said of the history of logs.</summary>
internal static class HistoryWords
{
    /// <summary>What it takes as a whole, or why nothing is kept.</summary>
    public static string Of(Texts texts, Format format, LogStoreState state) =>
        state.Suspended is { } why ? texts.Say(why) : texts.Of("logs.recorded", format.Bytes(state.Bytes), format.Bytes(state.MaxBytes));

    /// <summary>What is kept of one log, and why nothing is.</summary>
    public static string Of(Texts texts, Format format, LogSourceInfo source)
    {
        var kept = source.Oldest is { } oldest ? texts.Of("logs.kept.since", format.Bytes(source.Bytes), oldest) : null;
        var why = source.Keeping switch
        {
            LogKeeping.Off => texts["logs.kept.off"],
            LogKeeping.Excluded => texts["logs.kept.excluded"],
            LogKeeping.Own => texts["logs.kept.own"],
            _ => kept is null ? texts["logs.kept.empty"] : null,
        };
        return why is null ? kept! : kept is null ? why : $"{why} · {kept}";
    }

    /// <summary>What could not be read.</summary>
    public static string Of(Texts texts, Format format, LogDamage damage)
    {
        var whose = damage.Origin?.Source ?? texts["logs.damage.unknown"];
        return damage.Kind switch
        {
            LogDamageKind.EndCut => texts.Of("logs.damage.cut", format.Bytes(damage.Bytes), whose, damage.At),
            LogDamageKind.BlockSkipped => texts.Of("logs.damage.block", whose, damage.At),
            _ => texts.Of("logs.damage.folder", whose, damage.At),
        };
    }
}
