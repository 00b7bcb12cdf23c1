using TapBot.Core.Streaming;

namespace TapBot.Core.Databases;

/// <summary>What a viewer of statements knows now.</summary>
/// <param name="State">How reading them goes.</param>
/// <param name="List">The statements last read; null before the first time.</param>
public sealed record StatementsView(StreamState State, StatementList? List);
