using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>The portal's own log-in, and whether statements are counted.</summary>
internal sealed class LogInRule() : HealthRule<LogInRule.Extension>("logIn")
{
    public override string Sql(DatabaseInstance instance) =>
        "select exists (select from pg_extension where extname = 'pg_stat_statements'), exists (select from pg_settings where name = 'pg_stat_statements.max'), current_database()::text";

    public override HealthCheck Judge(IReadOnlyList<Extension> facts, DatabaseInstance instance)
    {
        var findings = new List<HealthFinding>();
        if (instance.Role is { IsSuperuser: true } role)
            findings.Add(new(LightColour.Yellow, Phrase.Of("health.logIn.superuser", ("role", role.Name)), RoleSql.Monitor()));
        if (instance.Role is { SeesActivity: false } blind)
            findings.Add(new(LightColour.Unknown, Phrase.Of("health.blind", ("role", blind.Name)), $"grant pg_monitor to {SqlName.Quote(blind.Name)};"));
        if (facts is [{ IsCreated: false } missing])
            findings.Add(new(LightColour.Green, Phrase.Of("health.logIn.statements", ("database", missing.Database)), StatementsSql.Install(missing.IsLoaded), missing.Database));
        return Found(findings);
    }

    protected override Extension Fact(NpgsqlDataReader rows) => new(rows.GetBoolean(0), rows.GetBoolean(1), rows.GetString(2));

    /// <summary>Whether pg_stat_statements is made in the log-in's database, and loaded by the server.</summary>
    internal sealed record Extension(bool IsCreated, bool IsLoaded, string Database);
}
