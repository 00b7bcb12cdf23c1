using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Faults;

/// <summary>A script that follows logs over server-sent events and goes on where it was when it is cut off.</summary>
/// <param name="house">Whose portal is asked.</param>
/// <param name="path">A stream of the portal, with what it is to begin with.</param>
internal sealed class LogStream(PortalHouse house, string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private readonly List<string> lines = [];
    private readonly List<string> states = [];
    private readonly List<int> begins = [];
    private string? last;

    /// <summary>The stream of one container, from its beginning.</summary>
    public static LogStream OfContainer(PortalHouse house, string container) => new(house, $"/api/v1/servers/real/containers/{container}/logs/stream?tail=10000");

    /// <summary>The stream of several containers together, from their beginnings.</summary>
    public static LogStream OfMany(PortalHouse house, params string[] containers) => new(house, $"/api/v1/logs/stream?tail=10000{string.Concat(containers.Select(c => $"&source=real/{c}"))}");

    public IReadOnlyList<string> Lines => lines;

    /// <summary>The states of the stream that were told.</summary>
    public IReadOnlyList<string> States => states;

    public long Skipped { get; private set; }

    /// <summary>How often it has got through to the portal.</summary>
    public int Connections => begins.Count;

    public override string ToString() =>
        $"{path}: {lines.Count} lines, {Skipped} skipped, the last {lines.LastOrDefault()} at {last}, {Connections} connections behind {string.Join(' ', begins)} lines, {string.Join(' ', states.TakeLast(5))}";

    /// <summary>Hangs up after so many lines and connects anew, waits for a portal that is away, and so on until a line has come.</summary>
    public async Task FollowAsync(string end, int linesEach, CancellationToken cancellationToken)
    {
        while (lines is not [.., var newest] || newest != end)
        {
            var enough = lines.Count + linesEach;
            try
            {
                await ReadUntilAsync(s => s.lines.Count >= enough || s.lines is [.., var now] && now == end, cancellationToken);
            }
            catch (Exception away) when (away is IOException or HttpRequestException)
            {
                await Task.Delay(Patience, TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <summary>Connects, goes on after the last line that came, and reads until it has seen enough; then hangs up.</summary>
    /// <exception cref="HttpRequestException">The portal is away or refuses.</exception>
    /// <exception cref="IOException">The portal went away.</exception>
    public async Task ReadUntilAsync(Func<LogStream, bool> enough, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (last is not null)
            request.Headers.Add("Last-Event-ID", last);
        using var answer = await house.Api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        begins.Add(lines.Count);
        await foreach (var said in SseParser.Create(await answer.Content.ReadAsStreamAsync(cancellationToken)).EnumerateAsync(cancellationToken))
        {
            Take(said);
            if (enough(this))
                return;
        }
        throw new IOException("The portal ended the stream.");
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
