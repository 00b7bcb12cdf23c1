using System.Collections.Concurrent;
using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Runs statements of people. What keeps them from doing harm is the log-in's grants; the transaction that only reads, the limits, the one statement at a time and the words of warning come on top.
/// </summary>
public sealed class DatabaseConsole
{
    private readonly AccessGuard guard;
    private readonly StepUp stepUp;
    private readonly IAuditTrail trail;
    private readonly DatabaseTargets targets;
    private readonly WriteModes modes;
    private readonly PastWriter past;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<DatabaseName, SemaphoreSlim> turns = new();

    internal DatabaseConsole(AccessGuard guard, StepUp stepUp, IAuditTrail trail, DatabaseTargets targets, WriteModes modes, PastWriter past, TimeProvider time) =>
        (this.guard, this.stepUp, this.trail, this.targets, this.modes, this.past, this.time) = (guard, stepUp, trail, targets, modes, past, time);

    /// <summary>What is there to run statements with: the log-ins that were given. No right is needed to know that.</summary>
    public (bool CanRead, bool CanWrite) Has(DatabaseName database) => targets.Find(database) is { } target ? (target.Reader is not null, target.Writer is not null) : default;

    /// <summary>The database that statements run in when none is named: that of the reader log-in. Null without one.</summary>
    public string? HomeOf(DatabaseName database) =>
        targets.Find(database)?.Reader is { } reader && new NpgsqlConnectionStringBuilder(reader) is var to ? to.Database ?? to.Username : null;

    /// <summary>What the words of a statement say that it does.</summary>
    public static SqlMeaning Meaning(string statement) => SqlReading.Of(statement);

    /// <summary>What must be typed before a request runs: for each statement that cannot be taken back, the name.</summary>
    public static IEnumerable<(SqlMeaning Meaning, string Name)> NamesToType(QueryRequest request, DatabaseInstance instance)
    {
        ArgumentNullException.ThrowIfNull(request);
        return from statement in request.Statements
               let meaning = SqlReading.Of(statement.Text)
               let name = QueryRules.NameToType(meaning, request, instance)
               where name is not null
               select (meaning, name);
    }

    /// <summary>Connects and begins the transaction; the statements run as the results are taken.</summary>
    /// <exception cref="AccessDeniedException">The actor may not.</exception>
    /// <exception cref="QueryRefusedException">The request cannot be run as it is.</exception>
    /// <exception cref="DatabaseException">The instance cannot be reached, or refuses the log-in.</exception>
    public async Task<QueryRun> BeginAsync(Actor actor, DatabaseInstance instance, QueryRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(request);
        var permission = request.Mode == QueryMode.Write ? Permission.WriteSql : Permission.ReadSql;
        await guard.DemandAsync(actor, permission, instance.Scope, cancellationToken);
        if (request.Mode == QueryMode.Write && modes.Find(actor, instance.Name) is null)
            throw Refused("console.refused.notOpen");
        QueryRules.Check(request, instance);
        var turn = turns.GetOrAdd(instance.Name, static _ => new SemaphoreSlim(QueryLimits.Runs));
        if (!await turn.WaitAsync(TimeSpan.Zero, cancellationToken))
            throw Refused("console.refused.busy", ("runs", QueryLimits.Runs));
        try
        {
            var (connection, identity, mark) = await OpenAsync(instance.Name, request, cancellationToken);
            try
            {
                var leave = LeaveFor(actor, instance, request.Mode, identity);
                // What a superuser runs is not held back by a transaction that only reads, so it needs the right to write.
                permission = leave is null ? permission : Permission.WriteSql;
                await guard.DemandAsync(actor, permission, instance.Scope, cancellationToken);
                var audit = new ConsoleAudit(trail, actor, instance, request, identity, leave?.Reason);
                var remembered = new PastRun(past, actor, instance, request, identity, time);
                var permit = new RunPermit(guard, modes, actor, instance, permission, leave is null ? null : request.Mode);
                return new QueryRun(connection, identity, mark, request, audit, remembered, permit, isLost => LeaveAsync(turn, instance.Name, request, identity, isLost), time);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <summary>As whom statements that only read would run now, as the server says; null without a reader log-in.</summary>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    /// <exception cref="DatabaseException">The instance cannot be reached, or refuses the log-in.</exception>
    public async Task<QueryIdentity?> ReaderAsync(Actor actor, DatabaseInstance instance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await guard.DemandAsync(actor, Permission.ReadSql, instance.Scope, cancellationToken);
        if (!Has(instance.Name).CanRead)
            return null;
        var (connection, identity, _) = await OpenAsync(instance.Name, new QueryRequest([]), cancellationToken);
        await connection.DisposeAsync();
        return identity;
    }

    /// <summary>The leave to write that the actor has now, or that to read as a superuser; null for none.</summary>
    public WriteMode? WriteModeOf(Actor actor, DatabaseName database, QueryMode kind = QueryMode.Write) => modes.Find(actor, database, kind);

    /// <summary>Gives leave to write for a quarter of an hour, to whoever has just shown who they are.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="instance">Where.</param>
    /// <param name="reason">Why: 3 to 500 characters, for the audit trail.</param>
    /// <param name="acceptSuperuser">True to write as a superuser all the same.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="AccessDeniedException">The actor may not write.</exception>
    /// <exception cref="StepUpRequiredException">The sign-in is too old, or the token was not made for it.</exception>
    /// <exception cref="QueryRefusedException">There is no reason or no log-in, or the log-in is a superuser.</exception>
    /// <exception cref="DatabaseException">The instance cannot be reached, or refuses the log-in.</exception>
    public Task<WriteMode> OpenWriteModeAsync(Actor actor, DatabaseInstance instance, string reason, bool acceptSuperuser, CancellationToken cancellationToken) =>
        OpenAsync(actor, instance, QueryMode.Write, reason, acceptSuperuser, cancellationToken);

    /// <summary>Gives leave, for a quarter of an hour, to run statements by a reader log-in that is a superuser: it can do all that a writer can, so it takes the same.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="instance">Where.</param>
    /// <param name="reason">Why: 3 to 500 characters, for the audit trail.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="AccessDeniedException">The actor may not write.</exception>
    /// <exception cref="StepUpRequiredException">The sign-in is too old, or the token was not made for it.</exception>
    /// <exception cref="QueryRefusedException">There is no reason or no log-in, or it is no superuser.</exception>
    /// <exception cref="DatabaseException">The instance cannot be reached, or refuses the log-in.</exception>
    public Task<WriteMode> AcceptSuperuserAsync(Actor actor, DatabaseInstance instance, string reason, CancellationToken cancellationToken) =>
        OpenAsync(actor, instance, QueryMode.Read, reason, acceptSuperuser: true, cancellationToken);

    /// <summary>Gives a leave back before its time; false when there was none.</summary>
    public async Task<bool> CloseWriteModeAsync(Actor actor, DatabaseInstance instance, QueryMode kind, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await guard.DemandAsync(actor, Permission.See, instance.Scope, cancellationToken);
        if (modes.Find(actor, instance.Name, kind) is null)
            return false;
        // Less power needs no record before it: the leave ends even when the trail cannot be written.
        var was = modes.Close(actor, instance.Name, kind);
        var ticket = await trail.IntendAsync(new AuditIntent(actor, kind == QueryMode.Write ? "databases.writeMode.close" : "databases.superuser.close", instance.Name.Value, instance.Scope.Server, instance.Scope.Project), cancellationToken);
        await trail.ConcludeAsync(ticket, "done", Phrase.Of("console.audit.writeModeClosed"));
        return was;
    }

    private async Task<WriteMode> OpenAsync(Actor actor, DatabaseInstance instance, QueryMode kind, string reason, bool acceptSuperuser, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await guard.DemandAsync(actor, Permission.WriteSql, instance.Scope, cancellationToken);
        await stepUp.DemandAsync(actor, Permission.WriteSql, cancellationToken);
        reason = (reason ?? "").Trim();
        if (reason.Length is < 3 or > 500 || reason.Any(char.IsControl))
            throw Refused(QueryRefusal.BadArgument, "console.refused.reason");
        var ticket = await trail.IntendAsync(new AuditIntent(actor, kind == QueryMode.Write ? "databases.writeMode.open" : "databases.superuser.accept", instance.Name.Value, instance.Scope.Server, instance.Scope.Project, reason), cancellationToken);
        var (outcome, statement) = ("failed", Phrase.Of("console.error.lost"));
        try
        {
            var (connection, identity, _) = await OpenAsync(instance.Name, new QueryRequest([], Mode: kind), cancellationToken);
            await connection.DisposeAsync();
            if (identity.IsSuperuser && !acceptSuperuser)
                throw Refused("console.refused.superuser", ("role", identity.Role));
            if (kind == QueryMode.Read && !identity.IsSuperuser)
                throw Refused("console.refused.noSuperuser", ("role", identity.Role));
            (outcome, statement) = ("done", Phrase.Of("console.audit.writeMode", ("role", identity.Role), ("minutes", (long)WriteModes.Length.TotalMinutes)));
            return modes.Open(actor, instance.Name, reason, identity, kind);
        }
        catch (QueryRefusedException refused)
        {
            (outcome, statement) = ("refused", refused.Reason);
            throw;
        }
        catch (DatabaseException lost)
        {
            statement = lost.Reason;
            throw;
        }
        finally
        {
            await trail.ConcludeAsync(ticket, outcome, statement);
        }
    }

    /// <summary>The leave that a run needs; null when it needs none.</summary>
    private WriteMode? LeaveFor(Actor actor, DatabaseInstance instance, QueryMode kind, QueryIdentity identity)
    {
        if (kind == QueryMode.Read && !identity.IsSuperuser)
            return null;
        var leave = modes.Find(actor, instance.Name, kind);
        if (kind == QueryMode.Read)
            return leave?.Role == identity.Role ? leave : throw Refused("console.refused.superuserReader", ("role", identity.Role));
        if (leave is null)
            throw Refused("console.refused.notOpen");
        return leave.Role == identity.Role && leave.IsSuperuser == identity.IsSuperuser ? leave : throw Refused("console.refused.otherRole", ("role", identity.Role), ("accepted", leave.Role));
    }

    private async Task<(NpgsqlConnection Connection, QueryIdentity Identity, string Mark)> OpenAsync(DatabaseName name, QueryRequest request, CancellationToken cancellationToken)
    {
        var (target, logIn) = LogInOf(name, request);
        var connection = await DatabaseDoor.OpenAsync(target, logIn, cancellationToken, QueryLimits.OfServer);
        try
        {
            var (identity, mark) = await BeginAsync(connection, request, cancellationToken);
            if (request.Oid is { } oid && oid != identity.Oid)
                throw Refused("console.refused.renamed", ("database", identity.Database));
            return (connection, identity, mark);
        }
        catch (Exception failed)
        {
            await connection.DisposeAsync();
            throw failed is NpgsqlException ? DatabaseDoor.Explained(failed, target, logIn) : failed;
        }
    }

    private (DatabaseTarget Target, string LogIn) LogInOf(DatabaseName name, QueryRequest request)
    {
        var target = targets.Find(name) ?? throw new DatabaseException(Phrase.Of("databases.notFound", ("database", name.Value)));
        var logIn = (request.Mode == QueryMode.Write ? target.Writer : target.Reader) ?? throw Refused(request.Mode == QueryMode.Write ? "console.refused.noWriter" : "console.refused.noReader");
        return (target, request.Database is { } database ? new NpgsqlConnectionStringBuilder(logIn) { Database = database }.ConnectionString : logIn);
    }

    /// <summary>Frees the place of a run. A statement can catch what takes it back and go on with nobody behind it: then its session is ended by the role's own right to do so.</summary>
    private async Task LeaveAsync(SemaphoreSlim turn, DatabaseName name, QueryRequest request, QueryIdentity identity, bool isLost)
    {
        try
        {
            if (!isLost)
                return;
            var (target, logIn) = LogInOf(name, request);
            await using var connection = await DatabaseDoor.OpenAsync(target, logIn, CancellationToken.None, QueryLimits.OfServer);
            await using var end = new NpgsqlCommand("select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_get_activity($1) where extract(epoch from backend_start)::text = $2", connection) { Parameters = { new() { Value = identity.Pid }, new() { Value = identity.Began } } };
            await end.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception failed) when (failed is DatabaseException or QueryRefusedException or NpgsqlException or IOException or TimeoutException)
        {
            // The server is gone or takes nobody, or the log-in was changed: nothing more can be done from here.
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Begins the transaction. A query of the portal's own comes first in it, after which the server lets nobody make it write.</summary>
    private static async Task<(QueryIdentity Identity, string Mark)> BeginAsync(NpgsqlConnection connection, QueryRequest request, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (!request.RunsAlone)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(request.Mode == QueryMode.Write ? "begin read write" : "begin read only"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            select {StatementRunner.Mark}, current_user::text, exists (select from pg_catalog.pg_roles where (rolsuper or rolname in ('pg_execute_server_program', 'pg_write_server_files', 'pg_read_server_files')) and pg_catalog.pg_has_role(session_user, oid, 'member')),
              pg_catalog.current_database()::text, (select oid::int8 from pg_catalog.pg_database where datname = pg_catalog.current_database()), pg_catalog.pg_backend_pid(), (select extract(epoch from backend_start)::text from pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()))
            """));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (new QueryIdentity(reader.GetString(1), reader.GetBoolean(2), reader.GetString(3), reader.GetInt64(4), reader.GetInt32(5)) { Began = reader.GetString(6) }, reader.GetString(0));
    }

    private static QueryRefusedException Refused(string code, params (string, object?)[] arguments) => Refused(QueryRefusal.WrongState, code, arguments);

    private static QueryRefusedException Refused(QueryRefusal kind, string code, params (string, object?)[] arguments) => new(Phrase.Of(code, arguments), kind);
}
