using TapBot.EndToEnd.Faults;

// All other tests are one collection: what one does to an engine or a page must not be what another measures.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]

namespace TapBot.EndToEnd;

/// <summary>
/// Tests that mostly wait and share nothing with the others: a database or an engine of their own, containers without a network. They run one after the other, beside the
/// others, which run one after the other too.
/// </summary>
[CollectionDefinition]
public sealed class BesideTests : ICollectionFixture<FaultyEngine>;
