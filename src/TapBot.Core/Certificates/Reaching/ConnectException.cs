using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>There is no connection, and this is why. Never leaves the room.</summary>
internal sealed class ConnectException(Phrase reason, Exception? inner = null) : Exception(reason.ToString(), inner)
{
    /// <summary>Why, for people.</summary>
    public Phrase Reason { get; } = reason;
}
