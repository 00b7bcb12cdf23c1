using TapBot.Core.Figures;
using TapBot.Core.Streaming;

namespace TapBot.Portal.Ui.Logs;

/// <summary>How a log is doing, as its status line says it.</summary>
internal static class LogStateWords
{
    /// <summary>The light before the word.</summary>
    public static LightColour ColourOf(StreamState state) => state switch
    {
        StreamState.Live => LightColour.Green,
        StreamState.Retrying => LightColour.Yellow,
        _ => LightColour.Unknown,
    };

    /// <summary>The code of the word.</summary>
    /// <param name="state">The state of the log.</param>
    /// <param name="isPast">A time that is over is looked at: its end is no fault.</param>
    public static string WordOf(StreamState state, bool isPast) => state switch
    {
        StreamState.Live => "logs.live",
        StreamState.Connecting => "logs.connecting",
        StreamState.Retrying => "logs.retrying",
        StreamState.Ended when isPast => "logs.past",
        _ => "logs.ended",
    };
}
