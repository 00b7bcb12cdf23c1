using System.Globalization;
using System.Text.Json;

namespace TapBot.Core.Proxy;

/// <summary>One request, as Traefik's access log tells it in JSON.</summary>
/// <param name="EndedAt">When it ended, UTC.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Status">The status that was answered.</param>
/// <param name="EntryPoint">Where it came in; empty when the log does not say.</param>
/// <param name="Router">The router with its provider; empty when none took it.</param>
/// <param name="Service">The service with its provider; empty when none got it.</param>
internal sealed record AccessLogEntry(DateTimeOffset EndedAt, TimeSpan Took, int Status, string EntryPoint, string Router, string Service)
{
    private const int NanosecondsPerTick = 100;

    /// <summary>The request of a line; null for what is none, as with the proxy's own messages.</summary>
    public static AccessLogEntry? Of(string line)
    {
        if (!line.StartsWith('{') || !line.Contains("\"Duration\"", StringComparison.Ordinal))
            return null;
        try
        {
            using var document = JsonDocument.Parse(line);
            var said = document.RootElement;
            if (said.Part("Duration") is not { ValueKind: JsonValueKind.Number } duration || !duration.TryGetInt64(out var nanoseconds) || nanoseconds < 0)
                return null;
            if (!DateTimeOffset.TryParse(said.Text("StartUTC"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var started))
                return null;
            var took = TimeSpan.FromTicks(nanoseconds / NanosecondsPerTick);
            var status = said.Part("DownstreamStatus") is { ValueKind: JsonValueKind.Number } code && code.TryGetInt32(out var number) ? number : 0;
            return new AccessLogEntry(started + took, took, status, said.Text("entryPointName"), said.Text("RouterName"), said.Text("ServiceName"));
        }
        catch (Exception none) when (none is JsonException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
