using System.Globalization;
using Npgsql;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// What cancelling and terminating share. The session is named by process and beginning, both checked in the statement that sends the signal; the outcome is what
/// pg_stat_activity shows afterwards, never what the function returned: it says true for a session that is idle in a transaction, to which a cancel does nothing.
/// </summary>
internal sealed class SessionOperation(DatabaseBroadcast broadcast, DatabaseTargets targets, DatabaseAsk ask, TimeProvider time)
{
    /// <summary>How long it may take in all.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Showing = TimeSpan.FromSeconds(5), Look = TimeSpan.FromMilliseconds(100), Turn = TimeSpan.FromSeconds(10);

    /// <summary>So long it keeps its turn; a session that takes longer to end is looked at now and then.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(1), Rest = TimeSpan.FromMilliseconds(500);

    public Resolution Resolve(DatabaseName database, SessionId session)
    {
        var missing = Phrase.Of("databases.notFound", ("database", database.Value));
        if (broadcast.Current.Find(database) is not { } instance)
            return new Outcome.Refused(Refusal.NotFound, missing);
        var target = new OperationTarget(NameOf(session.Pid), instance.Scope, Missing: missing);
        return instance switch
        {
            { NeedsLogIn: true } => Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, Phrase.Of("databases.needsLogIn"))),
            { IsLive: false } => Resolution.Against(target, new Outcome.Refused(Refusal.Unavailable, Phrase.Of("databases.lost", ("database", database.Value)))),
            _ => target,
        };
    }

    /// <summary>Sends the signal and waits until the server shows what came of it.</summary>
    /// <param name="database">The instance.</param>
    /// <param name="session">The session.</param>
    /// <param name="function">pg_cancel_backend or pg_terminate_backend.</param>
    /// <param name="judge">Says what the session means after the signal, given how it was before; null: look again.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Outcome> PerformAsync(
        DatabaseName database, SessionId session, string function, Func<SessionFacts, SessionFacts?, Outcome?> judge, CancellationToken cancellationToken)
    {
        if (targets.Find(database) is not { Monitor: { } monitor } target)
            return new Outcome.Failed(Phrase.Of("databases.notFound", ("database", database.Value)));
        var logIn = target.Operator ?? monitor;
        try
        {
            var (outcome, before) = await ask.InTurnAsync(target, logIn, (connection, token) => BeginAsync(connection, session, function, judge, token), Turn, cancellationToken);
            return outcome ?? await AfterwardsAsync(target, logIn, session, after => judge(before!, after), cancellationToken);
        }
        catch (DatabaseException lost)
        {
            return new Outcome.Failed(lost.Reason);
        }
        catch (NpgsqlException cut)
        {
            return new Outcome.Unknown(DatabaseTrouble.Describe(cut, logIn, target.Container));
        }
    }

    /// <summary>A process as people write it.</summary>
    public static string NameOf(int pid) => pid.ToString(CultureInfo.InvariantCulture);

    /// <summary>Sends the signal and looks for a moment; no outcome when nothing is to be seen yet.</summary>
    private async Task<(Outcome? Outcome, SessionFacts? Before)> BeginAsync(
        NpgsqlConnection connection, SessionId session, string function, Func<SessionFacts, SessionFacts?, Outcome?> judge, CancellationToken cancellationToken)
    {
        if (await LookAsync(connection, session, cancellationToken) is not { } before)
            return (new Outcome.Failed(await WhyNotSeenAsync(connection, session, cancellationToken)), null);
        if (await SignalAsync(connection, session, function, cancellationToken) is { } refused)
            return (refused, before);
        var begun = time.GetTimestamp();
        Outcome? outcome = null;
        while (outcome is null && time.GetElapsedTime(begun) < Held)
        {
            await Task.Delay(Look, time, cancellationToken);
            outcome = judge(before, await LookAsync(connection, session, cancellationToken));
        }
        return (outcome, before);
    }

    /// <summary>Looks now and then; others may ask in between.</summary>
    private async Task<Outcome> AfterwardsAsync(DatabaseTarget target, string logIn, SessionId session, Func<SessionFacts?, Outcome?> judge, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        try
        {
            while (true)
            {
                await Task.Delay(Rest, time, cancellationToken);
                var after = await ask.InTurnAsync(target, logIn, (connection, token) => LookAsync(connection, session, token), Turn, cancellationToken);
                if (judge(after) is { } outcome)
                    return outcome;
                if (time.GetElapsedTime(begun) >= Showing - Held)
                    return NotShown(session, after);
            }
        }
        catch (DatabaseException lost)
        {
            return new Outcome.Unknown(lost.Reason);
        }
    }

    private static Outcome.Unknown NotShown(SessionId session, SessionFacts? after) => new(after is { State: null }
        ? Phrase.Of("databases.session.hidden", ("pid", NameOf(session.Pid)))
        : Phrase.Of("databases.session.notShown", ("pid", NameOf(session.Pid)), ("state", after?.State), ("seconds", (long)Showing.TotalSeconds)));

    /// <summary>The session has ended, or the log-in does not see when it began: then nobody can tell it from another.</summary>
    private static async Task<Phrase> WhyNotSeenAsync(NpgsqlConnection connection, SessionId session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select count(*) from pg_stat_activity where pid = $1 and backend_start is null", connection) { Parameters = { new() { Value = session.Pid } } };
        if (await command.ExecuteScalarAsync(cancellationToken) is not > 0L)
            return Phrase.Of("databases.session.gone", ("pid", NameOf(session.Pid)));
        var role = RoleOf(connection);
        return Phrase.Of("databases.session.blind", ("pid", NameOf(session.Pid)), ("role", role), ("grant", $"grant pg_read_all_stats to {SqlName.Quote(role)};"));
    }

    private static async Task<Outcome?> SignalAsync(NpgsqlConnection connection, SessionId session, string function, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select {function}(pid) from pg_stat_activity where pid = $1 and backend_start = $2", connection) { Parameters = { new() { Value = session.Pid }, new() { Value = session.StartedAt } } };
        try
        {
            return await command.ExecuteScalarAsync(cancellationToken) is null ? new Outcome.Failed(Phrase.Of("databases.session.gone", ("pid", NameOf(session.Pid)))) : null;
        }
        catch (PostgresException said) when (said.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            var role = RoleOf(connection);
            return new Outcome.Failed(Phrase.Of("databases.session.privilege", ("pid", NameOf(session.Pid)), ("role", role), ("said", said.MessageText), ("grant", $"grant pg_signal_backend to {SqlName.Quote(role)};")));
        }
    }

    private static string RoleOf(NpgsqlConnection connection) => new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username ?? "";

    private static async Task<SessionFacts?> LookAsync(NpgsqlConnection connection, SessionId session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select usename::text, state, query_start, extract(epoch from clock_timestamp() - state_change)::float8 from pg_stat_activity where pid = $1 and backend_start = $2", connection)
        { Parameters = { new() { Value = session.Pid }, new() { Value = session.StartedAt } } };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken)
            ? new SessionFacts(session.Pid, rows.IsDBNull(0) ? null : rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetFieldValue<DateTimeOffset>(2), rows.IsDBNull(3) ? null : rows.GetDouble(3))
            : null;
    }
}
