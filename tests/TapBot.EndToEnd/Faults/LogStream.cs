using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Faults;

/// <summary>A script that follows a log over server-sent events and goes on where it was when it is cut off.</summary>
internal sealed class LogStream(PortalHouse house, string container)
{
    private readonly List<string> lines = [];
    private readonly List<string> states = [];
    private string? last;

    public IReadOnlyList<string> Lines => lines;

    /// <summary>The states of the stream that were told.</summary>
    public IReadOnlyList<string> States => states;

    public long Skipped { get; private set; }

    /// <summary>Connects, goes on after the last line that came, and reads until it has seen enough; then hangs up.</summary>
    public async Task ReadUntilAsync(Func<LogStream, bool> enough, CancellationToken cancellationToken) => await await BeginAsync(enough, cancellationToken);

    /// <summary>The same, but comes back as soon as it is connected, with the rest of the reading.</summary>
    public async Task<Task> BeginAsync(Func<LogStream, bool> enough, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/servers/real/containers/{container}/logs/stream?tail=10000");
        if (last is not null)
            request.Headers.Add("Last-Event-ID", last);
        var answer = await house.Api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var said = SseParser.Create(await answer.Content.ReadAsStreamAsync(cancellationToken)).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        Assert.True(await said.MoveNextAsync());
        Take(said.Current);
        return RestAsync(answer, said, enough);
    }

    private async Task RestAsync(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> said, Func<LogStream, bool> enough)
    {
        using (answer)
        {
            while (!enough(this))
            {
                if (!await said.MoveNextAsync())
                    throw new InvalidOperationException("The portal ended the stream.");
                Take(said.Current);
            }
            await said.DisposeAsync();
        }
    }

    private void Take(SseItem<string> said)
    {
        var data = JsonNode.Parse(said.Data)!;
        switch (said.EventType)
        {
            case "line":
                lines.Add((string)data["text"]!);
                last = said.EventId;
                break;
            case "marker": // what happened to the container, among the lines
                last = said.EventId;
                break;
            case "skipped":
                Skipped += (long)data["skipped"]!;
                break;
            default:
                states.Add((string)data["state"]!);
                break;
        }
    }
}
