using TapBot.Core.Wording;

namespace TapBot.Core.Streaming;

/// <summary>How an upstream is doing right now. It is shown to people: a failing upstream is a state, never an exception in a page.</summary>
/// <param name="Since">When this state began, UTC.</param>
public abstract record StreamState(DateTimeOffset Since)
{
    /// <summary>The first attempt is under way; nothing has arrived yet.</summary>
    public sealed record Connecting(DateTimeOffset Since) : StreamState(Since);

    /// <summary>Data arrives, or would arrive if there were any.</summary>
    public sealed record Live(DateTimeOffset Since) : StreamState(Since);

    /// <summary>The upstream failed; the next attempt starts at <paramref name="At"/>.</summary>
    public sealed record Retrying(DateTimeOffset Since, DateTimeOffset At, Phrase Why) : StreamState(Since);

    /// <summary>The upstream came to its natural end (the container stopped) or can never work; nobody tries again.</summary>
    public sealed record Ended(DateTimeOffset Since, Phrase Why) : StreamState(Since);
}
