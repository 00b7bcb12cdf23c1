using Npgsql;

namespace TapBot.Benchmarks.Databases;

/// <summary>Locks that one transaction holds, and sessions that wait for one of them.</summary>
internal sealed class HeldLocks : IAsyncDisposable
{
    /// <summary>How many sessions wait.</summary>
    public const int Behind = 10;

    /// <summary>How many tables are locked where it is about their number.</summary>
    public const int Many = 5_000;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly NpgsqlConnection holder;
    private readonly List<Task> waiting = [];

    private HeldLocks(NpgsqlConnection holder) => this.holder = holder;

    /// <summary>Locks the big table.</summary>
    public static Task<HeldLocks> OfBigAsync(SampleDatabase database) => TakeAsync(database, "begin; lock table big in access exclusive mode", "big");

    /// <summary>Locks many of the many tables.</summary>
    public static Task<HeldLocks> OfManyAsync(SampleDatabase database) => TakeAsync(database, $$"""
        begin;
        do $$ declare t record; begin
          for t in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname like 's\_%' and c.relkind = 'r' order by c.oid limit {{Many}} loop
            execute format('lock table %s in access exclusive mode', t.name);
          end loop;
        end $$;
        """, "s_0.t_1");

    public async ValueTask DisposeAsync()
    {
        await holder.DisposeAsync();
        await Task.WhenAll(waiting);
    }

    private static async Task<HeldLocks> TakeAsync(SampleDatabase database, string sql, string wanted)
    {
        var held = new HeldLocks(await database.ConnectAsync());
        await SampleDatabase.RunAsync(held.holder, sql);
        for (var i = 0; i < Behind; i++)
            held.waiting.Add(WaitAsync(await database.ConnectAsync(), wanted));
        while (await database.ReadAsync<long>($"select count(*) from pg_locks where not granted and relation = '{wanted}'::regclass") < Behind)
            await Task.Delay(Look, TimeProvider.System);
        return held;
    }

    private static async Task WaitAsync(NpgsqlConnection connection, string table)
    {
        await using var _ = connection;
        await SampleDatabase.RunAsync(connection, $"select count(*) from {table} where id < 10");
    }
}
