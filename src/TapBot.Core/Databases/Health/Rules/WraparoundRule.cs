using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>How far the oldest rows of each database are on the way to the wrap-around of transaction ids, where the server refuses to write.</summary>
internal sealed class WraparoundRule() : HealthRule<WraparoundRule.Age>("wraparound", DatabaseThresholds.Wraparound)
{
    private const double End = 2_147e6;

    public override string Sql(DatabaseInstance instance) => $"""
        select datname::text, age(datfrozenxid)::int8, mxid_age(datminmxid)::int8 from pg_database order by greatest(age(datfrozenxid), mxid_age(datminmxid)) desc limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Age> facts, DatabaseInstance instance) => Found(facts
        .Where(f => f.Worst > instance.BoundsOf(DatabaseThresholds.Wraparound).Yellow)
        .Select(f => new HealthFinding(instance.BoundsOf(DatabaseThresholds.Wraparound).ColourOf(f.Worst), Phrase.Of(f.Transactions >= f.Multixacts ? "health.wraparound.row" : "health.wraparound.multixact", ("database", f.Database), ("age", (long)f.Worst), ("wayShare", f.Worst / End)), "vacuum (freeze, verbose);", f.Database)));

    protected override Age Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2));

    /// <summary>The ages of a database in transactions and multixacts.</summary>
    internal sealed record Age(string Database, long Transactions, long Multixacts)
    {
        public double Worst => Math.Max(Transactions, Multixacts);
    }
}
