using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>A log that is not there or cannot be read, now and later.</summary>
internal sealed class LogUnavailableException(Phrase why) : Exception(why.ToString())
{
    /// <summary>Why, for people.</summary>
    public Phrase Why { get; } = why;
}
