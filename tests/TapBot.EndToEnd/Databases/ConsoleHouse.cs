using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Streaming;
using TapBot.Testing.Access;
using TapBot.Testing.Audit;

namespace TapBot.EndToEnd.Databases;

/// <summary>The console of one instance, in front of a real PostgreSQL, with rights and an audit trail of the test's own.</summary>
internal sealed class ConsoleHouse : IDisposable
{
    private readonly AccessGuard guard;
    private readonly FixedConfirmations confirmations = new();
    private readonly DatabaseTargets targets = new();
    private readonly PastWriter? forgetful;

    /// <param name="reader">The log-in that reads.</param>
    /// <param name="writer">The log-in that writes.</param>
    /// <param name="past">Remembers what is run; by default nobody does.</param>
    /// <param name="time">The clock of the portal; by default that of the machine.</param>
    public ConsoleHouse(string? reader, string? writer = null, PastWriter? past = null, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        Change(reader, writer);
        guard = new AccessGuard(Rights, time);
        confirmations.Confirm(An.Administrator, time.GetUtcNow());
        Console = new DatabaseConsole(guard, new StepUp(confirmations, time), Trail, targets, new WriteModes(time), past ?? (forgetful = new PastWriter(null!, time, NullLogger<PastWriter>.Instance)), time);
        Names = new ConsoleNames(guard, new DatabaseAsk(targets, new OwnTransactions(), time));
    }

    /// <summary>Gives the instance other log-ins.</summary>
    public void Change(string? reader, string? writer) =>
        targets.Set(new Dictionary<DatabaseName, DatabaseTarget> { [Instance.Name] = new DatabaseTarget { Name = Instance.Name, Scope = Scope.Portal, Monitor = reader, Reader = reader, Writer = writer } });

    public static DatabaseInstance Instance { get; } = new() { Name = DatabaseName.Parse("shop-db"), Scope = Scope.Portal, State = new StreamState.Live(DateTimeOffset.UnixEpoch) };

    public AuditInMemory Trail { get; } = new();

    public FixedRights Rights { get; } = An.Store();

    public DatabaseConsole Console { get; }

    public ConsoleNames Names { get; }

    public Task<QueryRun> BeginAsync(string sql, Func<QueryRequest, QueryRequest>? but = null, Actor? actor = null)
    {
        var request = new QueryRequest(SqlScript.Split(sql));
        return Console.BeginAsync(actor ?? An.Administrator, Instance, but?.Invoke(request) ?? request, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs all of it and lets go.</summary>
    public async Task<(IReadOnlyList<QueryResult> Results, QueryEnd? End, QueryError? EndError)> RunAsync(string sql, Func<QueryRequest, QueryRequest>? but = null)
    {
        await using var run = await BeginAsync(sql, but);
        var results = await run.ResultsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return (results, run.End, run.EndError);
    }

    /// <summary>Opens write mode and runs all of it.</summary>
    public async Task<(IReadOnlyList<QueryResult> Results, QueryEnd? End, QueryError? EndError)> WriteAsync(string sql, Func<QueryRequest, QueryRequest>? but = null)
    {
        await Console.OpenWriteModeAsync(An.Administrator, Instance, "a test", acceptSuperuser: false, TestContext.Current.CancellationToken);
        return await RunAsync(sql, r => but?.Invoke(r with { Mode = QueryMode.Write }) ?? r with { Mode = QueryMode.Write });
    }

    /// <summary>A connection string with another role.</summary>
    public static string As(string connectionString, string role) => new NpgsqlConnectionStringBuilder(connectionString) { Username = role, Password = "x" }.ConnectionString;

    public void Dispose()
    {
        forgetful?.Dispose();
        guard.Dispose();
    }
}
