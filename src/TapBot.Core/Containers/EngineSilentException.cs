using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>A question to an engine had no answer. One place in Portal turns it into words and a 502.</summary>
public sealed class EngineSilentException(Phrase reason, Exception inner) : Exception(reason.ToString(), inner)
{
    /// <summary>Why, for people.</summary>
    public Phrase Reason { get; } = reason;
}
