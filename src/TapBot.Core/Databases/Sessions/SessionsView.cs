using TapBot.Core.Streaming;

namespace TapBot.Core.Databases;

/// <summary>What a viewer of sessions knows now.</summary>
/// <param name="State">How reading them goes.</param>
/// <param name="List">The sessions last read; null before the first time.</param>
public sealed record SessionsView(StreamState State, SessionList? List);
