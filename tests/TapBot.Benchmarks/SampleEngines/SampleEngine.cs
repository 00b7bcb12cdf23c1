using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TapBot.Benchmarks.SampleEngines;

/// <summary>
/// An engine in this process that a portal in another one takes for real: so much of Docker's API over a unix socket as the portal asks for. Its containers write faster than a real
/// engine could hand out.
/// </summary>
internal sealed class SampleEngine : IAsyncDisposable
{
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.General);

    private readonly string path = Path.Combine(Path.GetTempPath(), $"tapbot-bm-engine-{Environment.ProcessId}.sock");
    private readonly DateTimeOffset started = TimeProvider.System.GetUtcNow();
    private readonly IReadOnlyList<SampleWriter> writers;
    private readonly WebApplication application;

    private SampleEngine(IReadOnlyList<SampleWriter> writers)
    {
        this.writers = writers;
        File.Delete(path);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(path));
        builder.Logging.ClearProviders();
        application = builder.Build();
        application.Run(AnswerAsync);
    }

    public Uri Address => new("unix://" + path);

    public static async Task<SampleEngine> StartAsync(params IReadOnlyList<SampleWriter> writers)
    {
        var engine = new SampleEngine(writers);
        await engine.application.StartAsync();
        return engine;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await application.StopAsync(now.Token); // logs and events never end by themselves
        await application.DisposeAsync();
        File.Delete(path);
    }

    private Task AnswerAsync(HttpContext context)
    {
        var asked = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        return (asked is [['v', ..], _, ..] ? asked[1..] : asked) switch
        {
            ["_ping"] => context.Response.WriteAsync("OK"),
            ["version"] => SayAsync(context, new { Version = "28.5.2", ApiVersion = "1.51", MinAPIVersion = "1.24" }),
            ["info"] => SayAsync(context, new { SystemTime = TimeProvider.System.GetUtcNow(), NCPU = 2, MemTotal = 4L << 30 }),
            ["events"] => BeQuietAsync(context),
            ["containers", "json"] => SayAsync(context, writers.Select(w => new { w.Id, Names = new[] { "/" + w.Name }, State = "running" })),
            ["containers", var id, "json"] when Find(id) is { } writer => SayAsync(context, Described(writer)),
            ["containers", var id, "logs"] when Find(id) is { } writer => WriteLogAsync(context, writer),
            _ => RefuseAsync(context),
        };
    }

    private SampleWriter? Find(string id) => writers.FirstOrDefault(w => w.Id == id || w.Name == id);

    private object Described(SampleWriter writer) => new
    {
        writer.Id,
        Name = "/" + writer.Name,
        Created = started,
        Image = "sha256:" + writer.Id,
        State = new { Status = "running", Running = true, StartedAt = started },
        Config = new { Image = "sample:1", Labels = new Dictionary<string, string>() },
        HostConfig = new { },
        NetworkSettings = new { },
    };

    private static Task SayAsync(HttpContext context, object what) => context.Response.WriteAsJsonAsync(what, what.GetType(), AsWritten, context.RequestAborted);

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return SayAsync(context, new { message = "No such container" });
    }

    private static async Task BeQuietAsync(HttpContext context)
    {
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        await UntilGoneAsync(context, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
    }

    /// <summary>Only what comes can be read: no past is kept.</summary>
    private static async Task WriteLogAsync(HttpContext context, SampleWriter writer)
    {
        context.Response.ContentType = "application/vnd.docker.multiplexed-stream";
        if (context.Request.Query.ContainsKey("follow"))
            await UntilGoneAsync(context, writer.WriteAsync(context.Response.BodyWriter, context.RequestAborted));
    }

    private static async Task UntilGoneAsync(HttpContext context, Task streaming)
    {
        try
        {
            await streaming;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
        }
    }
}
