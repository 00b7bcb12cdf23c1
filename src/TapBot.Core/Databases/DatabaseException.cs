using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>An instance cannot be reached, or refused what was asked. One place in Portal turns it into words and a 502.</summary>
public sealed class DatabaseException : Exception
{
    internal DatabaseException(Phrase reason, Exception? inner = null)
        : base(reason.ToString(), inner) => Reason = reason;

    /// <summary>Why, for people.</summary>
    public Phrase Reason { get; }
}
