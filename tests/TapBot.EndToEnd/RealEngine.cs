using System.Diagnostics;
using TapBot.Core.Servers;

namespace TapBot.EndToEnd;

/// <summary>A Docker engine that <c>test.sh</c> has started, and the command line to prepare it. Containers made through it are removed with it.</summary>
internal sealed class RealEngine : IAsyncDisposable
{
    /// <summary>The small image that the sandbox builds: busybox with all its applets.</summary>
    public const string Image = "sandbox/base:1";

    private readonly List<string> made = [];
    private bool goes;

    /// <summary>The variables that name an engine: the oldest always, newer ones where the machine can have them.</summary>
    public static IEnumerable<string> Variables() =>
        new[] { "TAPBOT_TEST_DOCKER", "TAPBOT_TEST_DOCKER_26", "TAPBOT_TEST_DOCKER_28" }.Where((v, i) => i == 0 || Environment.GetEnvironmentVariable(v) is { Length: > 0 });

    public RealEngine(string variable = "TAPBOT_TEST_DOCKER")
        : this(new Uri(Environment.GetEnvironmentVariable(variable) is { Length: > 0 } address
            ? address
            : throw new InvalidOperationException($"{variable} names no engine; run these tests through ./test.sh, which starts one.")))
    {
    }

    private RealEngine(Uri address) => Address = address.OriginalString;

    public string Address { get; }

    public ServerName Server { get; } = ServerName.Parse("real");

    /// <summary>An engine that goes with all it has: nothing is removed from it.</summary>
    public static RealEngine At(string address) => new(new Uri(address)) { goes = true };

    /// <summary>Starts a container and returns its name.</summary>
    public async Task<string> RunAsync(string script, params string[] options)
    {
        var name = "t-" + Guid.NewGuid().ToString("n")[..12];
        made.Add(name);
        // Without a network unless asked for: browsers give up what they load whenever an interface of the machine comes or goes.
        string[] network = options.Contains("--network") ? [] : ["--network", "none"];
        await DockerAsync(["run", "-d", "--name", name, "--stop-timeout", "1", .. network, .. options, Image, "sh", "-c", script]);
        return name;
    }

    public async Task<string> DockerAsync(params string[] arguments)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", ["-H", Address, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = docker.StandardOutput.ReadToEndAsync();
        var errors = docker.StandardError.ReadToEndAsync();
        await docker.WaitForExitAsync();
        return docker.ExitCode == 0 ? (await output).Trim() : throw new InvalidOperationException($"docker {string.Join(' ', arguments)}: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (made.Count > 0 && !goes)
            await DockerAsync(["rm", "-fv", .. made]); // -f takes no offence at those that are gone
    }
}
