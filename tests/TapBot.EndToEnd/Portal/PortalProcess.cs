using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace TapBot.EndToEnd.Portal;

/// <summary>The portal as people start it: its own process on a free port, with a data directory of its own that goes with it.</summary>
internal sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("tapbot-e2e-");
    private readonly StringBuilder said = new();
    private readonly string[] settings;
    private TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process process;
    private Task[] readers;

    private PortalProcess(string[] settings)
    {
        this.settings = settings;
        (process, readers) = Begin(port: 0);
    }

    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>The address printed for the set-up, token included.</summary>
    public Uri? SetUp { get; private set; }

    public string Data => data.FullName;

    /// <summary>Everything it has written so far.</summary>
    public string Said
    {
        get { lock (said) return said.ToString(); }
    }

    /// <summary>The folder of the portal that <c>test.sh</c> has published; without one, of the one that was built with these tests.</summary>
    public static string Published { get; } = Environment.GetEnvironmentVariable("TAPBOT_TEST_PORTAL") is { Length: > 0 } published
        ? published
        : Path.Combine(FindRoot(), "src/TapBot.Portal/bin", Path.GetRelativePath(Path.Combine(FindRoot(), "tests/TapBot.EndToEnd/bin"), AppContext.BaseDirectory));

    private static string Root { get; } = FindRoot();

    private static string Program { get; } = Path.Combine(Published, "TapBot.Portal.dll");

    /// <summary>Starts it with one server called "real" and comes back when it says that it is ready.</summary>
    public static async Task<PortalProcess> StartAsync(string docker, params string[] settings)
    {
        var portal = new PortalProcess(["--TapBot:Servers:0:Name=real", $"--TapBot:Servers:0:Docker={docker}", .. settings]);
        try
        {
            await portal.UntilReadyAsync();
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once, as a crash does, and starts it again at the same address with the same data.</summary>
    /// <param name="meanwhile">Done while there is no portal.</param>
    public async Task RestartAsync(Func<Task> meanwhile)
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
        await Task.WhenAll(readers);
        process.Dispose();
        await meanwhile();
        ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        (process, readers) = Begin(Address.Port);
        await UntilReadyAsync();
    }

    /// <summary>Starts it with settings it is expected to refuse.</summary>
    /// <returns>The exit code and what it wrote.</returns>
    public static async Task<(int ExitCode, string Said)> RefusedAsync(params string[] settings)
    {
        await using var portal = new PortalProcess(settings);
        await Task.WhenAll(portal.readers).WaitAsync(Patience);
        await portal.process.WaitForExitAsync();
        return (portal.process.ExitCode, portal.Said);
    }

    /// <summary>Lets five minutes pass for every session since its owner showed who they are.</summary>
    public async Task MakeSignInsOldAsync()
    {
        await using var store = new SqliteConnection($"Data Source={Path.Combine(Data, "portal.db")};Pooling=False");
        await store.OpenAsync();
        await using var command = store.CreateCommand();
        command.CommandText = "update Sessions set ConfirmedAt = 0";
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    /// <summary>Sends it a signal: <c>STOP</c> and <c>CONT</c> make it hang and go on.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as systemd does.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (!process.HasExited)
            await SignalAsync("TERM");
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await Task.WhenAll(readers);
            process.Dispose();
            data.Delete(recursive: true);
        }
    }

    private (Process Process, Task[] Readers) Begin(int port)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--data", data.FullName, .. settings])
        {
            WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        var begun = Process.Start(start)!;
        return (begun, [ReadAsync(begun.StandardOutput), ReadAsync(begun.StandardError)]);
    }

    private async Task UntilReadyAsync()
    {
        await Task.WhenAny(ready.Task, Task.WhenAll(readers)).WaitAsync(Patience);
        Address = ready.Task.IsCompletedSuccessfully ? await ready.Task : throw new InvalidOperationException($"The portal did not start:\n{Said}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TapBot.Portal.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from a working copy.");
        return folder.FullName;
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            lock (said)
                said.AppendLine(line);
            if (SetUpLine().Match(line) is { Success: true } setUp)
                SetUp = new Uri(setUp.Groups[1].Value);
            else if (ReadyLine().Match(line) is { Success: true } found)
                Address = new Uri(found.Groups[1].Value);
            else if (line.StartsWith("From another machine:", StringComparison.Ordinal))
                ready.TrySetResult(Address); // the last of the lines
        }
    }

    [GeneratedRegex(@"^TapBot Portal is ready at (\S+)$", RegexOptions.CultureInvariant)]
    private static partial Regex ReadyLine();

    [GeneratedRegex(@"^Set up at (\S+/setup\?token=\S+)$", RegexOptions.CultureInvariant)]
    private static partial Regex SetUpLine();
}
