namespace TapBot.Benchmarks.Published;

/// <summary>Containers made for a measurement; all of them go with it.</summary>
internal sealed class SampleContainers(DockerCli docker, string image) : IAsyncDisposable
{
    private readonly string prefix = $"bm-{Guid.NewGuid():N}"[..11];
    private readonly List<string> made = [];

    /// <summary>Starts one that runs a script.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> RunAsync(string what, string script)
    {
        var name = $"{prefix}-{what}";
        made.Add(name);
        await docker.RunAsync("run", "--detach", "--name", name, "--network", "none", "--stop-timeout", "1", "--log-opt", "max-size=50m", image, "sh", "-c", script);
        return name;
    }

    /// <summary>Starts so many that run the same script.</summary>
    public async Task RunAsync(int count, string what, string script)
    {
        for (var i = 0; i < count; i++)
            await RunAsync($"{what}-{i:D3}", script);
    }

    /// <summary>Adds quiet ones until the engine has so many in all.</summary>
    public async Task FillUpAsync(int count)
    {
        var there = (await docker.RunAsync("ps", "--all", "--quiet")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        for (var i = there; i < count; i++)
            await RunAsync($"quiet-{i:D2}", "exec sleep 1000000");
    }

    public async ValueTask DisposeAsync()
    {
        if (made.Count > 0)
            await docker.RunAsync(["rm", "--force", "--volumes", .. made]);
    }
}
