using System.Diagnostics;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Delivery;

/// <summary>A Debian with systemd, as <c>sandbox/systemd.sh</c> starts it, with the published portal in the place where the unit looks for it.</summary>
internal sealed class SystemdHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly string Sandbox = Environment.GetEnvironmentVariable("TAPBOT_TEST_SANDBOX") ?? throw new InvalidOperationException("TAPBOT_TEST_SANDBOX is not set.");
    private readonly string name = "systemd-" + Guid.NewGuid().ToString("n")[..8];

    private SystemdHost()
    {
    }

    /// <summary>The unit that is delivered.</summary>
    public static string Unit { get; } = Path.GetFullPath(Path.Combine(Sandbox, "../deploy/tapbot-portal.service"));

    public static async Task<SystemdHost> StartAsync()
    {
        var host = new SystemdHost();
        try
        {
            await ScriptAsync("start", "--name", host.name, "--portal", PortalProcess.Published);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a program in it and answers what it wrote.</summary>
    public Task<string> RunAsync(params string[] command) => RunAsync("docker", ["-H", Compose.Host, "exec", name, .. command]);

    public Task CopyAsync(string file, string to) => RunAsync("docker", ["-H", Compose.Host, "cp", file, $"{name}:{to}"]);

    /// <summary>A property of the portal's unit.</summary>
    public Task<string> ShowAsync(string property) => RunAsync("systemctl", "show", "tapbot-portal", "--value", "-p", property);

    public async ValueTask DisposeAsync() => await ScriptAsync("stop", "--name", name);

    private static Task<string> ScriptAsync(string what, params string[] arguments) => RunAsync(Path.Combine(Sandbox, "systemd.sh"), [what, "--host", Compose.Host, .. arguments]);

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync().WaitAsync(Patience);
        return run.ExitCode == 0 ? (await output).Trim() : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await output}{await errors}");
    }
}
