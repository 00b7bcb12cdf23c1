using TapBot.Core.Logs;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui.Logs;

/// <summary>What a marker says: the words for exactly this (<c>logs.marker.gap.disk</c>) where there are any, else those for its kind.</summary>
internal static class LogMarkerWords
{
    public static string Of(Texts texts, string marker)
    {
        var exact = "logs.marker." + marker.Replace(' ', '.');
        return texts.Has(exact) ? texts[exact] : texts.Say(LogMarker.Words(marker));
    }
}
