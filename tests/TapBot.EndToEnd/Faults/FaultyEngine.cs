using System.Diagnostics;

namespace TapBot.EndToEnd.Faults;

/// <summary>An engine that may be stopped, hung and killed, because nobody else uses it. Started when it is first asked for.</summary>
public sealed class FaultyEngine : IAsyncDisposable
{
    private readonly string name = $"faults-{Environment.ProcessId}";
    private bool touched;
    private string version = "20.10";

    /// <summary>Where it listens, whether it has been started or not.</summary>
    public string Address => $"unix://{Variable("TAPBOT_SANDBOX_DIR")}/engines/{name}/docker.sock";

    /// <summary>From now on it is of this version. One of another version goes, with all it has.</summary>
    internal async Task UseAsync(string wanted)
    {
        if (wanted == version)
            return;
        await StopAsync();
        version = wanted;
    }

    /// <summary>Starts it, or starts it again, and brings the small image.</summary>
    internal async Task<RealEngine> StartAsync()
    {
        touched = true;
        Assert.Equal(Address, (await SandboxAsync("start", "--engine", version)).Split('\n')[^1]);
        var engine = RealEngine.At(Address);
        if ((await engine.DockerAsync("images", "-q", RealEngine.Image)).Length == 0)
        {
            var file = Path.GetTempFileName();
            await using var other = new RealEngine();
            await other.DockerAsync("save", "-o", file, RealEngine.Image);
            await engine.DockerAsync("load", "-i", file);
            File.Delete(file);
        }
        return engine;
    }

    internal async Task StopAsync()
    {
        if (touched)
            await SandboxAsync("stop");
    }

    internal Task PauseAsync() => SandboxAsync("pause");

    internal Task ResumeAsync() => SandboxAsync("resume");

    internal Task KillAsync() => SandboxAsync("kill");

    /// <summary>Asks it to end, as the machine's service manager does; containers go on running.</summary>
    internal Task EndAsync() => SandboxAsync("end");

    public async ValueTask DisposeAsync() => await StopAsync();

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{name} is not set; run these tests through ./test.sh.");

    private async Task<string> SandboxAsync(string command, params string[] more)
    {
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Variable("TAPBOT_TEST_SANDBOX"), "engine.sh"), [command, "--name", name, .. more])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (output, errors) = (script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? (await output).Trim() : throw new InvalidOperationException($"engine.sh {command}: {await errors}");
    }
}
