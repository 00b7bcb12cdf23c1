using System.Globalization;
using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Sessions of clients that are in something for too long.</summary>
internal abstract class LongSessionRule(string name, NamedThreshold threshold, string condition, string since, string remedy) : HealthRule<LongSession>(name, threshold)
{
    public override bool NeedsActivity => true;

    private NamedThreshold Threshold => Thresholds[0];

    public override string Sql(DatabaseInstance instance) => $"""
        select pid::int8, concat_ws(' · ', usename, nullif(application_name, ''), datname), extract(epoch from clock_timestamp() - {since})::float8,
          format('select {remedy}(pid) from pg_stat_activity where pid = %s and backend_start = %L;', pid, backend_start)
        from pg_stat_activity
        where backend_type = 'client backend' and application_name <> '{DatabaseLink.ApplicationName}' and {condition} and clock_timestamp() - {since} > interval '{Written(instance.BoundsOf(Threshold).Yellow)} s'
        order by {since} limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<LongSession> facts, DatabaseInstance instance) => Naming(Found(facts
        .Where(f => f.Seconds > instance.BoundsOf(Threshold).Yellow)
        .Select(f => new HealthFinding(instance.BoundsOf(Threshold).ColourOf(f.Seconds), Phrase.Of("health.session", ("pid", f.Pid.ToString(CultureInfo.InvariantCulture)), ("who", f.Who), ("forSeconds", f.Seconds)), f.Remedy))), "boundSeconds", instance.BoundsOf(Threshold).Yellow);

    protected override LongSession Fact(NpgsqlDataReader rows) => new(rows.GetInt64(0), rows.GetString(1), rows.GetDouble(2), rows.GetString(3));
}
