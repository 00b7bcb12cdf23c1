using System.Diagnostics;
using System.Globalization;

namespace TapBot.Benchmarks;

/// <summary>The docker client, at one engine.</summary>
internal sealed class DockerCli(Uri engine)
{
    private const int ClockTicksPerSecond = 100; // USER_HZ of proc(5)

    /// <summary>Runs a command and returns what it printed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", ["--host", engine.ToString(), .. arguments]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("docker cannot be started.");
        var output = await docker.StandardOutput.ReadToEndAsync();
        await docker.WaitForExitAsync();
        return docker.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"docker {arguments[0]} failed with exit code {docker.ExitCode}.");
    }

    /// <summary>Measures a command whose output nobody reads; for that it goes to /dev/null.</summary>
    public async Task<Measurement> MeasureAsync(params string[] arguments)
    {
        var before = CpuOfChildren();
        var clock = Stopwatch.StartNew();
        using var docker = Process.Start(new ProcessStartInfo("sh", ["-c", "exec docker \"$@\" >/dev/null 2>&1", "docker", "--host", engine.ToString(), .. arguments]))
            ?? throw new InvalidOperationException("docker cannot be started.");
        await docker.WaitForExitAsync();
        var wall = clock.Elapsed;
        return docker.ExitCode == 0
            ? new Measurement(wall, CpuOfChildren() - before, 0)
            : throw new InvalidOperationException($"docker {arguments[0]} failed with exit code {docker.ExitCode}.");
    }

    /// <summary>Processor time of the children that have ended: fields 16 and 17 of /proc/self/stat, counted behind the name in parentheses.</summary>
    private static TimeSpan CpuOfChildren()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds((double)ticks / ClockTicksPerSecond);
    }
}
