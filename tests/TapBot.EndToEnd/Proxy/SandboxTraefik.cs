using System.Diagnostics;

namespace TapBot.EndToEnd.Proxy;

/// <summary>A stand-in for Traefik of the test's own, made by <c>sandbox/traefik.sh</c> of the labels of an engine's containers.</summary>
internal sealed class SandboxTraefik : IAsyncDisposable
{
    private readonly string name = "tr-" + Guid.NewGuid().ToString("n")[..8];

    private SandboxTraefik()
    {
    }

    /// <summary>The address of its API.</summary>
    public string Address { get; private set; } = "";

    private static string Sandbox => Environment.GetEnvironmentVariable("TAPBOT_TEST_SANDBOX") ?? throw new InvalidOperationException("TAPBOT_TEST_SANDBOX is not set.");

    public static async Task<SandboxTraefik> StartAsync(RealEngine engine, string version = "3.7.9")
    {
        var traefik = new SandboxTraefik();
        traefik.Address = await traefik.ScriptAsync("start", "--host", engine.Address, "--version", version);
        return traefik;
    }

    /// <summary>Something goes wrong, or, with "none", is well again.</summary>
    public Task FaultAsync(string kind) => ScriptAsync("fault", kind);

    public async ValueTask DisposeAsync() => await ScriptAsync("stop");

    private async Task<string> ScriptAsync(params string[] arguments)
    {
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Sandbox, "traefik.sh"), [.. arguments, "--name", name]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = script.StandardError.ReadToEndAsync();
        var answer = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? answer.TrimEnd().Split('\n')[^1] : throw new InvalidOperationException(await errors);
    }
}
