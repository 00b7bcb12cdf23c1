using System.Text.Json.Nodes;
using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Faults;

/// <summary>Reads the past of logs as scripts and pages do.</summary>
internal static class LogPaging
{
    private const int Page = 5_000;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>All lines at once, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> WholeAsync(this PortalHouse house, CancellationToken cancellationToken, params string[] containers) =>
        [.. (await ReadAsync(house, $"/api/v1/logs?{Sources(containers)}", cancellationToken)).Select(TextOf)];

    /// <summary>All lines by scrolling up, a page at a time, as they stand one below the other then.</summary>
    public static async Task<IReadOnlyList<string>> ScrolledAsync(this PortalHouse house, CancellationToken cancellationToken, params string[] containers)
    {
        var found = new List<string>();
        string? before = null;
        while (await ReadAsync(house, $"/api/v1/logs/search?limit={Page}&{Sources(containers)}{(before is null ? "" : "&before=" + before)}", cancellationToken) is { Count: > 0 } page)
        {
            found.AddRange(page.Select(TextOf));
            before = (string)page[^1]["cursor"]!;
        }
        found.Reverse();
        return found;
    }

    /// <summary>Waits until a line of a container can be read that is the newest.</summary>
    public static async Task SaidAsync(this PortalHouse house, string container, string newest, CancellationToken cancellationToken)
    {
        while (await ReadAsync(house, $"/api/v1/logs/search?limit=1&source=real/{container}", cancellationToken) is not [var line] || TextOf(line) != newest)
            await Task.Delay(Breath, TimeProvider.System, cancellationToken);
    }

    /// <summary>Waits until lines are recorded or until they are not, and answers what the portal says of it.</summary>
    public static async Task<JsonNode> RecordingIsAsync(this PortalHouse house, bool recording, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (_, history) = await house.AskAsync("/api/v1/logs/history");
            if ((bool)history["recording"]! == recording)
                return history;
            await Task.Delay(Breath, TimeProvider.System, cancellationToken);
        }
    }

    private static string Sources(string[] containers) => string.Join('&', containers.Select(c => $"source=real/{c}"));

    private static string TextOf(JsonNode line) => (string)line["text"]!;

    private static async Task<List<JsonNode>> ReadAsync(PortalHouse house, string path, CancellationToken cancellationToken)
    {
        using var answer = await house.Api.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var body = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        var lines = new List<JsonNode>();
        while (await body.ReadLineAsync(cancellationToken) is { } line)
            lines.Add(JsonNode.Parse(line)!);
        return lines;
    }
}
