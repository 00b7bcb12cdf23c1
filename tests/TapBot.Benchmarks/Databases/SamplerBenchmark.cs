using Npgsql;
using TapBot.Benchmarks.Published;

namespace TapBot.Benchmarks.Databases;

/// <summary>What it costs to read the figures of an instance every five seconds: this process and the server's for it, which do nothing else meanwhile.</summary>
internal static class SamplerBenchmark
{
    private const int Sessions = 50;
    private const double Goal = 0.5, Most = 1;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20), Window = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Result>> RunAsync(SampleDatabase database)
    {
        Console.Error.WriteLine("databases: the sampler alone");
        var sessions = new List<NpgsqlConnection>();
        for (var i = 0; i < Sessions; i++)
            sessions.Add(await database.ConnectAsync());
        try
        {
            await Task.Delay(Settle, TimeProvider.System);
            var alone = (await CpuWindow.MeasureAsync(Window, Environment.ProcessId))[0];
            await using var sampled = new SampledServer(database.Monitor);
            await sampled.FirstAsync();
            await Task.Delay(Settle, TimeProvider.System);
            var connections = await database.PortalProcessesAsync();
            var cpu = await CpuWindow.MeasureAsync(Window, [Environment.ProcessId, .. connections]);
            return
            [
                Result.Limit($"databases: processor time of the sampler of one instance with {Sessions} sessions, {Window.TotalSeconds} s (the process without it {alone:N2})", Math.Max(0, cpu[0] - alone), Goal, Most, "% of a core", "N2"),
                Result.Limit("databases: processor time of the server's process for it", cpu.Skip(1).Sum(), Goal, Most, "% of a core", "N2"),
                Result.Limit("databases: its connections", connections.Length, 1, "connections"),
            ];
        }
        finally
        {
            foreach (var session in sessions)
                await session.DisposeAsync();
        }
    }
}
