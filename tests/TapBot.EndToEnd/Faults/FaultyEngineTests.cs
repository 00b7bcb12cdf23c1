namespace TapBot.EndToEnd.Faults;

/// <summary>Tests that break the same engine, and so run one after the other.</summary>
[CollectionDefinition]
public sealed class FaultyEngineTests : ICollectionFixture<FaultyEngine>;
