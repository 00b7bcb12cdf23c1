using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace TapBot.Benchmarks.Published;

/// <summary>The portal as people get it: published, in a process of its own, over a real engine.</summary>
internal sealed class PublishedPortal : IAsyncDisposable
{
    public const string UserName = "ada", Password = "four plain words here", Server = "bench";

    /// <summary>Where nothing listens: for what is measured without containers.</summary>
    public static readonly Uri NoEngine = new("unix:///nowhere/docker.sock");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TaskCompletionSource<(Uri Address, TimeSpan After)> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> invited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly Process process;
    private readonly Task[] readers;

    private PublishedPortal(DirectoryInfo program, DirectoryInfo data, Uri engine, string[] settings)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(program.FullName, "TapBot.Portal.dll"), "--port", "0", "--data", data.FullName,
            $"--TapBot:Servers:0:Name={Server}", $"--TapBot:Servers:0:Docker={engine}", .. settings,
        ])
        {
            WorkingDirectory = program.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        process = Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started.");
        readers = [ReadAsync(process.StandardOutput), ReadAsync(process.StandardError)];
    }

    public int Id => process.Id;

    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>From the start of the process to the line that says that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Publishes into a folder.</summary>
    public static async Task PublishAsync(DirectoryInfo folder)
    {
        Console.Error.WriteLine("publishing the portal");
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "TapBot.Portal.sln")))
            root = root.Parent ?? throw new InvalidOperationException("A portal can be published from a working copy only; name a published one with --portal.");
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", Path.Combine(root.FullName, "src/TapBot.Portal"), "-c", "Release", "--use-current-runtime", "-o", folder.FullName, "-v", "q", "--nologo"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("dotnet cannot be started.");
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
            throw new InvalidOperationException($"The portal cannot be published:\n{said}");
    }

    /// <summary>Starts it and comes back when it is ready.</summary>
    public static async Task<PublishedPortal> StartAsync(DirectoryInfo program, DirectoryInfo data, Uri engine, params string[] settings)
    {
        var portal = new PublishedPortal(program, data, engine, settings);
        await Task.WhenAny(portal.ready.Task, Task.WhenAll(portal.readers)).WaitAsync(Patience);
        if (!portal.ready.Task.IsCompletedSuccessfully)
        {
            await portal.DisposeAsync();
            throw new InvalidOperationException("The portal did not start.");
        }
        (portal.Address, portal.ReadyAfter) = await portal.ready.Task;
        return portal;
    }

    /// <summary>Makes the first administrator, by the invitation it has printed.</summary>
    /// <returns>An API token of theirs.</returns>
    public async Task<string> SetUpAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var token = await invited.Task.WaitAsync(Patience);
        using var answer = await client.PostAsJsonAsync("/api/v1/setup", new { token, userName = UserName, password = Password, tokenName = "benchmark" });
        var done = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return done.GetProperty("apiToken").GetString()!;
    }

    /// <summary>Makes the first administrator, and a client that asks by an API token of theirs.</summary>
    public async Task<HttpClient> SetUpClientAsync()
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SetUpAsync());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
        await process.WaitForExitAsync().WaitAsync(Patience);
        await Task.WhenAll(readers);
        process.Dispose();
    }

    private async Task ReadAsync(StreamReader output)
    {
        const string Ready = "TapBot Portal is ready at ", Invitation = "/setup?token=";
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
                ready.TrySetResult((new Uri(line[Ready.Length..]), Stopwatch.GetElapsedTime(started)));
            else if (line.Contains(Invitation, StringComparison.Ordinal))
                invited.TrySetResult(line[(line.IndexOf(Invitation, StringComparison.Ordinal) + Invitation.Length)..]);
            else if (!line.StartsWith("From another machine", StringComparison.Ordinal))
                Console.Error.WriteLine(line);
        }
    }
}
