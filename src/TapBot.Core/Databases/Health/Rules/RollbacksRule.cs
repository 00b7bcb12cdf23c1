using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Whether many transactions fail at this moment; databases where many have failed since their counters were reset are told as well.</summary>
internal sealed class RollbacksRule() : HealthRule<RollbacksRule.Count>("rollbacks", DatabaseThresholds.Rollbacks)
{
    private const long Few = 1_000;

    public override string Sql(DatabaseInstance instance) => $"""
        select datname::text, xact_commit, xact_rollback from pg_stat_database
        where datname is not null and xact_commit + xact_rollback > {Few} and xact_rollback > 0 order by xact_rollback desc limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Count> facts, DatabaseInstance instance) => Naming(Found(Now(instance).Concat(facts
        .Where(f => f.Rollbacks + f.Commits > Few && f.Share > instance.BoundsOf(DatabaseThresholds.Rollbacks).Yellow)
        .Select(f => new HealthFinding(LightColour.Green, Phrase.Of("health.rollbacks.row", ("database", f.Database), ("rolledBackShare", f.Share), ("count", f.Rollbacks))))), Phrase.Of("health.noFigures")), "boundShare", instance.BoundsOf(DatabaseThresholds.Rollbacks).Yellow);

    private static IEnumerable<HealthFinding> Now(DatabaseInstance instance) => instance.Metrics switch
    {
        { TransactionsPerSecond: < DatabaseLights.FewTransactions, RollbacksPerSecond: not null } => [],
        { RollbacksPerSecond: { } failed, TransactionsPerSecond: { } all } => instance.BoundsOf(DatabaseThresholds.Rollbacks).ColourOf(failed / all) is not LightColour.Green and var colour
            ? [new HealthFinding(colour, Phrase.Of("health.rollbacks.now", ("rolledBackShare", failed / all)))]
            : [],
        _ => [new HealthFinding(LightColour.Unknown, Phrase.Of("health.noFigures"))],
    };

    protected override Count Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2));

    /// <summary>Transactions of a database.</summary>
    internal sealed record Count(string Database, long Commits, long Rollbacks)
    {
        public double Share => (double)Rollbacks / (Rollbacks + Commits);
    }
}
