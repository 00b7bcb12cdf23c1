using Npgsql;
using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>The settings of instances, for whoever may see them.</summary>
public sealed class ServerSettingsReader
{
    private const int Most = 2_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private static readonly string Sql = $"""
        select name, category, coalesce(current_setting(name, true), setting, ''), boot_val, unit, short_desc, context, source, sourcefile, sourceline, pending_restart,
          current_user::text, pg_has_role('pg_read_all_settings', 'usage')
        from pg_settings order by pending_restart desc, category, name limit {Most}
        """;

    private readonly AccessGuard guard;
    private readonly DatabaseBroadcast broadcast;
    private readonly DatabaseAsk ask;
    private readonly TimeProvider time;

    internal ServerSettingsReader(AccessGuard guard, DatabaseBroadcast broadcast, DatabaseAsk ask, TimeProvider time) =>
        (this.guard, this.broadcast, this.ask, this.time) = (guard, broadcast, ask, time);

    /// <summary>All settings as they are now, in the database of the monitor log-in.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the instance.</exception>
    /// <exception cref="DatabaseException">It cannot be reached, or is gone.</exception>
    public async Task<ServerSettingList> GetAsync(Actor actor, DatabaseName name, CancellationToken cancellationToken)
    {
        var instance = await guard.SeenAsync(actor, broadcast, name, cancellationToken);
        var withCommands = await guard.AllowsAsync(actor, Permission.ReadSql, instance.Scope, cancellationToken);
        return await ask.AskAsync(name, null, (connection, token) => ReadAsync(connection, withCommands, token), Patience, cancellationToken);
    }

    private async Task<ServerSettingList> ReadAsync(NpgsqlConnection connection, bool withCommands, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var settings = new List<ServerSetting>();
        string? grant = null;
        while (await rows.ReadAsync(cancellationToken))
        {
            if (settings.Count == 0 && !rows.GetBoolean(12))
                grant = $"grant pg_monitor to {SqlName.Quote(rows.GetString(11))};";
            settings.Add(Setting(rows, withCommands));
        }
        return new ServerSettingList(time.GetUtcNow(), settings, grant);
    }

    private static ServerSetting Setting(NpgsqlDataReader rows, bool withCommands) => new()
    {
        Name = rows.GetString(0),
        Category = rows.GetString(1),
        Value = ServerSettingText.Value(rows.GetString(0), rows.GetString(2), withCommands),
        Default = rows.Text(3) is { } usual ? ServerSettingText.Readable(usual, rows.Text(4)) : null,
        Unit = rows.Text(4),
        Description = rows.Text(5) ?? "",
        Context = rows.GetString(6),
        Source = rows.GetString(7),
        File = rows.Text(8),
        Line = rows.IsDBNull(9) ? null : rows.GetInt32(9),
        WaitsForRestart = rows.GetBoolean(10),
    };
}
