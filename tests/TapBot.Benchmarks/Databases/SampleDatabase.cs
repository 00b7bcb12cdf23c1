using System.Diagnostics;
using Npgsql;
using TapBot.Core.Databases;

namespace TapBot.Benchmarks.Databases;

/// <summary>A database of the benchmark's own on a real server, with roles as the portal asks for them; both are gone afterwards.</summary>
internal sealed class SampleDatabase : IAsyncDisposable
{
    /// <summary>Rows of the big table, each of about 150 bytes.</summary>
    public const int BigRows = 1_000_000;

    /// <summary>Tables, each with a primary key and a text, in twenty schemas.</summary>
    public const int Tables = 20_000;

    private const int Schemas = 20, TablesAtOnce = 100;
    private const string Password = "only for a benchmark";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    private readonly string server, id = Guid.NewGuid().ToString("n")[..8];
    private NpgsqlConnection admin = null!;

    private SampleDatabase(string server) => this.server = server;

    public string Name => $"bm_{id}";

    /// <summary>The log-in that watches, as the portal's own SQL makes it.</summary>
    public string Monitor => As($"bm_monitor_{id}");

    /// <summary>The log-in that statements of people run as.</summary>
    public string Reader => As($"bm_reader_{id}");

    private string Own => new NpgsqlConnectionStringBuilder(server) { Database = Name, Pooling = false }.ConnectionString;

    public static async Task<SampleDatabase> MakeAsync(string server)
    {
        var sample = new SampleDatabase(server);
        await using (var outside = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString))
        {
            await outside.OpenAsync();
            if (await ReadAsync<long>(outside, "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()") is > 0 and var others)
                throw new InvalidOperationException($"{others} other sessions are on the server, which would be counted too: take one that nobody uses (sandbox/postgres.sh start --no-load).");
            await RunAsync(outside, $"create database {sample.Name}");
        }
        sample.admin = await sample.ConnectAsync();
        try
        {
            await sample.MakeAsync();
            return sample;
        }
        catch
        {
            await sample.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the many tables.</summary>
    public async Task FillAsync()
    {
        for (var schema = 0; schema < Schemas; schema++)
        {
            await RunAsync($"create schema s_{schema}");
            for (var first = 0; first < Tables / Schemas; first += TablesAtOnce)
            {
                await RunAsync($"""
                    do $$ begin
                      for i in {first + 1}..{first + TablesAtOnce} loop
                        execute format('create table s_{schema}.t_%s (id int primary key, name text)', i);
                      end loop;
                    end $$
                    """);
            }
        }
        await RunAsync("vacuum analyze pg_class");
    }

    /// <summary>A client with a session of its own in this database.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(Own);
        await connection.OpenAsync();
        return connection;
    }

    public Task RunAsync(string sql) => RunAsync(admin, sql);

    public Task<T> ReadAsync<T>(string sql) => ReadAsync<T>(admin, sql);

    /// <summary>The ports from which the portal is connected, as the server has it; the processes that help with a query are no connections.</summary>
    public Task<int[]> PortalPortsAsync() => OfPortalAsync("client_port");

    /// <summary>The processes of the server for the portal's connections.</summary>
    public Task<int[]> PortalProcessesAsync() => OfPortalAsync("pid");

    private Task<int[]> OfPortalAsync(string column) =>
        ReadAsync<int[]>($"select coalesce(array_agg({column}), '{{}}') from pg_stat_activity where application_name = '{DatabaseLink.ApplicationName}' and backend_type = 'client backend'");

    /// <summary>The process of the server for a statement of people, as soon as there is one that looks like that.</summary>
    public async Task<int> StatementAsync(string looks)
    {
        while (true)
        {
            if (await ReadAsync<int[]>($"select coalesce(array_agg(pid), '{{}}') from pg_stat_activity where usename = 'bm_reader_{id}' and backend_type = 'client backend' and {looks}") is [var only])
                return only;
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    /// <summary>Waits until a process of the server has ended.</summary>
    /// <returns>Milliseconds since the clock was looked at.</returns>
    public async Task<double> GoneAsync(int process, long clock)
    {
        while (await ReadAsync<long>($"select count(*) from pg_stat_activity where pid = {process}") > 0)
            await Task.Delay(Look, TimeProvider.System);
        return Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
    }

    public static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await admin.DisposeAsync();
        await using var outside = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await outside.OpenAsync();
        await RunAsync(outside, $"drop database {Name} with (force)");
        await RunAsync(outside, $"drop role if exists bm_monitor_{id}, bm_reader_{id}");
    }

    private async Task MakeAsync()
    {
        await RunAsync($"""
            create extension pg_stat_statements;
            create table big (id int primary key, n int not null, filler text not null);
            insert into big select i, 0, repeat(md5(i::text), 3) from generate_series(1, {BigRows}) i;
            """);
        await RunAsync("vacuum analyze big");
        await RunAsync($"""
            {RoleSql.Monitor($"bm_monitor_{id}")}
            {RoleSql.Reader(Name, "public", $"bm_reader_{id}")}
            """.Replace("choose a long one", Password, StringComparison.Ordinal));
    }

    private static async Task<T> ReadAsync<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private string As(string role) => new NpgsqlConnectionStringBuilder(Own) { Username = role, Password = Password }.ConnectionString;
}
