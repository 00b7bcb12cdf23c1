using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>Reading a log failed; another attempt may succeed.</summary>
internal sealed class LogFailedException(Phrase why, Exception? inner = null) : Exception(why.ToString(), inner)
{
    /// <summary>Why, for people.</summary>
    public Phrase Why { get; } = why;
}
