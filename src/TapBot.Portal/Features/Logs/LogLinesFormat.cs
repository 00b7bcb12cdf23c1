namespace TapBot.Portal.Features.Logs;

/// <summary>How lines are written into an answer.</summary>
internal enum LogLinesFormat
{
    /// <summary>JSON lines.</summary>
    Json,

    /// <summary>Time, source and text of each line.</summary>
    Text,
}
