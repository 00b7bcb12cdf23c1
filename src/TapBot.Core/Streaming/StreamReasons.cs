using TapBot.Core.Wording;

namespace TapBot.Core.Streaming;

/// <summary>Why a stream is not live, where the capability behind it cannot say it better.</summary>
public static class StreamReasons
{
    /// <summary>The other side closed the stream without saying that it had ended.</summary>
    public static readonly Phrase Closed = Phrase.Of("streaming.closed");

    /// <summary>The portal itself is stopping.</summary>
    public static readonly Phrase Stopped = Phrase.Of("streaming.stopped");

    /// <summary>An unforeseen failure, in the words of the exception.</summary>
    public static Phrase Failed(Exception failure) => Phrase.Of("streaming.failed", ("error", failure.Message));
}
