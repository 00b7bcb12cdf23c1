using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>A source of logs does not hand out what only it has: an answer without it would look complete and not be.</summary>
public sealed class LogSilentException : Exception
{
    internal LogSilentException(Phrase reason, Exception? inner = null)
        : base(reason.ToString(), inner) => Reason = reason;

    /// <summary>Why, for people.</summary>
    public Phrase Reason { get; }
}
