using System.Diagnostics;
using System.Globalization;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Delivery;

/// <summary>The files of deploy/ brought up on the engine of <c>test.sh</c>, with images of this machine standing in for the public ones, and taken down with everything they made.</summary>
internal sealed class Compose : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly Lazy<Task> Images = new(MakeImagesAsync);
    private readonly string name = "tapbot" + Guid.NewGuid().ToString("n")[..8];
    private readonly string program;
    private readonly string[] files;

    private Compose(string program, string[] files) => (this.program, this.files) = (program, files);

    public static string Host { get; } = Environment.GetEnvironmentVariable("TAPBOT_TEST_DOCKER") ?? throw new InvalidOperationException("TAPBOT_TEST_DOCKER names no engine.");

    private static string Root { get; } = Path.GetFullPath(Path.Combine(Sandbox, ".."));

    private static string Sandbox => Environment.GetEnvironmentVariable("TAPBOT_TEST_SANDBOX") ?? throw new InvalidOperationException("TAPBOT_TEST_SANDBOX is not set.");

    private string Network => name + "-proxy";

    /// <summary>Builds the image by deploy/Dockerfile, once for all tests, then starts what the compose files say and waits until it is healthy.</summary>
    public static async Task<Compose> UpAsync(params string[] files)
    {
        await Images.Value;
        var compose = new Compose((await RunAsync(Path.Combine(Sandbox, "compose.sh"), [])).Trim(), files);
        try
        {
            await DockerAsync(["network", "create", compose.Network]);
            await compose.ComposeAsync("up", "-d", "--wait", "--wait-timeout", "90");
            return compose;
        }
        catch (Exception failed)
        {
            var said = await compose.ComposeAsync("logs", "--no-color");
            await compose.DisposeAsync();
            throw new InvalidOperationException(said, failed);
        }
    }

    /// <summary>Runs a command of Docker Compose on the project.</summary>
    public Task<string> ComposeAsync(params string[] arguments) => RunAsync(
        program,
        new()
        {
            ["DOCKER_HOST"] = Host, ["DOCKER_SOCKET"] = new Uri(Host).AbsolutePath, ["DOCKER_GID"] = "0", ["TAPBOT_HOST"] = "ops.example.com", ["TAPBOT_SERVER"] = "real",
            ["TAPBOT_DB_PASSWORD"] = "from-the-test", ["TAPBOT_PROXY"] = Network, ["TAPBOT_PROXY_NETWORK"] = "198.18.0.0/15",
        },
        ["-p", name, .. files.SelectMany(f => new[] { "-f", Path.Combine(Root, "deploy", f) }), .. arguments]);

    /// <summary>A client that comes as the proxy does: from its network, for the public name, over TLS.</summary>
    public async Task<HttpClient> ProxyAsync()
    {
        var address = await InspectAsync("portal", $"{{{{(index .NetworkSettings.Networks \"{Network}\").IPAddress}}}}");
        var client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{address}:8080")) };
        client.DefaultRequestHeaders.Host = "ops.example.com";
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.5");
        return client;
    }

    public Task<string> InspectAsync(string service, string format) => DockerAsync(["inspect", "-f", format, Container(service)]);

    public string Container(string service) => $"{name}-{service}-1";

    public static async Task<string> DockerAsync(string[] arguments) => (await RunAsync("docker", new() { ["DOCKER_BUILDKIT"] = "0" }, ["-H", Host, .. arguments])).Trim();

    public async ValueTask DisposeAsync()
    {
        await ComposeAsync("down", "-v", "--timeout", "2");
        await DockerAsync(["network", "rm", Network]);
    }

    private static async Task MakeImagesAsync()
    {
        await RunAsync(Path.Combine(Sandbox, "stand-ins.sh"), [], "--host", Host, "--portal", PortalProcess.Published);
        // The classic builder takes images of the engine itself; the new one asks the registry first.
        await DockerAsync(["build", "-q", "-f", Path.Combine(Root, "deploy/Dockerfile"), "-t", "tapbot/portal:0.1.0", Root]);
    }

    private static async Task<string> RunAsync(string program, Dictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in variables)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await errors}");
    }
}
