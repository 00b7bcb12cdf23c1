using System.Diagnostics;
using System.Globalization;

namespace TapBot.EndToEnd.Databases;

/// <summary>A PostgreSQL of the test's own, made by <c>sandbox/postgres.sh</c>, that may be frozen and killed.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string name = "pg-" + Guid.NewGuid().ToString("n")[..8];

    private OwnPostgres()
    {
    }

    public string ConnectionString { get; private set; } = "";

    private static string Sandbox => Environment.GetEnvironmentVariable("TAPBOT_TEST_SANDBOX") ?? throw new InvalidOperationException("TAPBOT_TEST_SANDBOX is not set.");

    /// <summary>Where its files are.</summary>
    public string Data => Path.Combine(Environment.GetEnvironmentVariable("TAPBOT_SANDBOX_DIR") ?? throw new InvalidOperationException("TAPBOT_SANDBOX_DIR is not set."), name, "data");

    private string Port => new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString).Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Another major version, which nobody but the test uses.</summary>
    public static async Task<OwnPostgres> StartAsync(int major)
    {
        var server = new OwnPostgres();
        server.ConnectionString = await server.ScriptAsync("start", "--no-load", "--major", major.ToString(CultureInfo.InvariantCulture));
        return server;
    }

    public static async Task<OwnPostgres> StartAsync()
    {
        var server = new OwnPostgres();
        server.ConnectionString = await server.ScriptAsync("start");
        return server;
    }

    /// <summary>One that nobody but the test uses, with settings of its own.</summary>
    /// <param name="settings">Lines of postgresql.conf, as <c>max_connections=8</c>.</param>
    public static async Task<OwnPostgres> StartAsync(params string[] settings)
    {
        var server = new OwnPostgres();
        server.ConnectionString = await server.ScriptAsync("start", ["--no-load", .. settings.SelectMany(s => new[] { "--set", s })]);
        return server;
    }

    /// <summary>A replica of this server, which is restarted for it.</summary>
    public async Task<OwnPostgres> ReplicaAsync()
    {
        var replica = new OwnPostgres();
        replica.ConnectionString = await replica.ScriptAsync("start", "--replica-of", name);
        return replica;
    }

    /// <summary>Starts it again after a crash, at the same address.</summary>
    public async Task StartAgainAsync() => await ScriptAsync("start", "--port", Port);

    /// <summary>Stops it in order, does what is to be done meanwhile, and starts it again at the same address.</summary>
    public async Task RestartAsync(Func<Task> meanwhile)
    {
        var processes = await ProcessesAsync();
        await SignalAsync([processes[0]], "INT");
        await GoneAsync(processes[0]);
        await meanwhile();
        await StartAgainAsync();
    }

    /// <summary>Swallows what is sent to it from now on, without an answer.</summary>
    public async Task IsolateAsync() => await ScriptAsync("isolate");

    /// <summary>Lets it through again.</summary>
    public async Task RejoinAsync() => await ScriptAsync("rejoin");

    /// <summary>Takes the place of another server that is gone: restarts at its address.</summary>
    public async Task MoveToAsync(OwnPostgres other)
    {
        ConnectionString = new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString) { Port = new Npgsql.NpgsqlConnectionStringBuilder(other.ConnectionString).Port }.ConnectionString;
        await RestartAsync(() => Task.CompletedTask);
    }

    /// <summary>Sends a signal to all processes of the server.</summary>
    public static async Task SignalAsync(IEnumerable<int> processes, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, .. processes.Select(p => p.ToString(CultureInfo.InvariantCulture))]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The server's processes, the first of them its postmaster.</summary>
    public async Task<IReadOnlyList<int>> ProcessesAsync()
    {
        var file = await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid"));
        var postmaster = int.Parse(file[0], CultureInfo.InvariantCulture);
        using var children = Process.Start(new ProcessStartInfo("pgrep", ["-P", postmaster.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        return [postmaster, .. (await children.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
    }

    public async ValueTask DisposeAsync() => await ScriptAsync("stop");

    /// <summary>Waits until a process that is not this one's child has ended.</summary>
    private static async Task GoneAsync(int process)
    {
        using var wait = Process.Start("tail", ["--pid=" + process.ToString(CultureInfo.InvariantCulture), "-s", "0.1", "-f", "/dev/null"]);
        await wait.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string> ScriptAsync(string command, params string[] more)
    {
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Sandbox, "postgres.sh"), [command, "--name", name, .. more]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = script.StandardError.ReadToEndAsync();
        var answer = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? answer.TrimEnd().Split('\n')[^1] : throw new InvalidOperationException(await errors);
    }
}
