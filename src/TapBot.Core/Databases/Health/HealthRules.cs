namespace TapBot.Core.Databases;

/// <summary>All checks, in the order in which they are listed while they are equally bad.</summary>
internal static class HealthRules
{
    public static IReadOnlyList<IHealthRule> All { get; } =
    [
        new ConnectionsRule(), new IdleInTransactionRule(), new LongStatementsRule(), new OldTransactionsRule(), new BlockedRule(), new LockTableRule(), new DeadlocksRule(), new RollbacksRule(),
        new CacheHitRule(), new CheckpointsRule(), new ReplicationRule(), new SlotsRule(), new ArchivingRule(),
        new WraparoundRule(), new HorizonRule(), new DeadRowsRule(), new AutovacuumOffRule(),
        new UnusedIndexesRule(), new DuplicateIndexesRule(), new MissingIndexesRule(), new InvalidRule(), new SequencesRule(),
        new ChecksumsRule(), new SettingsRule(), new LogInRule(),
    ];
}
