using System.Globalization;
using System.Text.Json;

namespace TapBot.Core.Proxy;

/// <summary>One request, as Traefik's access log tells it: in JSON, or in its usual format, which is the common one with a few fields behind it.</summary>
/// <param name="EndedAt">When it ended, UTC.</param>
/// <param name="Took">How long it took; cut to whole milliseconds in the common format.</param>
/// <param name="Status">The status that was answered.</param>
/// <param name="EntryPoint">Where it came in; empty when the log does not say.</param>
/// <param name="Router">The router with its provider; empty when none took it.</param>
/// <param name="Service">The service with its provider; empty when none got it, and in the common format.</param>
internal sealed record AccessLogEntry(DateTimeOffset EndedAt, TimeSpan Took, int Status, string EntryPoint, string Router, string Service)
{
    private const int NanosecondsPerTick = 100;
    private const string TimeFormat = "dd/MMM/yyyy:HH:mm:ss zzz";

    /// <summary>The address of the server that got it; empty when none did, and in JSON, which names the service.</summary>
    public string Server { get; init; } = "";

    /// <summary>True when less than a millisecond more is possible.</summary>
    public bool IsCut { get; init; }

    /// <summary>The request of a line; null for what is none, as with the proxy's own messages.</summary>
    public static AccessLogEntry? Of(string line) => line.StartsWith('{') ? OfJson(line) : OfCommon(line);

    private static AccessLogEntry? OfJson(string line)
    {
        if (!line.Contains("\"Duration\"", StringComparison.Ordinal))
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

    /// <summary>
    /// <c>client - user [time] "request" status size "referrer" "agent" number "router" "server" 7ms</c>. What clients write stands in the middle and may look like anything, so the fields of Traefik's
    /// own are read from the end.
    /// </summary>
    private static AccessLogEntry? OfCommon(string line)
    {
        var rest = line.AsSpan().TrimEnd();
        if (!rest.EndsWith("ms", StringComparison.Ordinal) || !TryNumber(TakeLast(ref rest)[..^2], out var milliseconds) || !TryQuoted(ref rest, out var server) || !TryQuoted(ref rest, out var router) || !TryNumber(TakeLast(ref rest), out _))
            return null;
        var (begin, end) = (rest.IndexOf('['), rest.IndexOf(']'));
        if (begin < 0 || end < begin || !DateTimeOffset.TryParseExact(rest[(begin + 1)..end], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var started) || milliseconds > TimeSpan.FromDays(1).TotalMilliseconds)
            return null;
        var took = TimeSpan.FromMilliseconds(milliseconds);
        return new AccessLogEntry(started + took, took, StatusIn(rest[(end + 1)..]), "", router, "") { Server = server, IsCut = true };
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static ReadOnlySpan<char> TakeLast(ref ReadOnlySpan<char> rest)
    {
        var space = rest.LastIndexOf(' ');
        var last = rest[(space + 1)..];
        rest = space < 0 ? [] : rest[..space].TrimEnd();
        return last;
    }

    /// <summary>A text in quotation marks, or a dash for none.</summary>
    private static bool TryQuoted(ref ReadOnlySpan<char> rest, out string text)
    {
        text = "";
        if (rest is not [.., '"'])
            return TakeLast(ref rest) is "-";
        var begin = rest[..^1].LastIndexOf('"');
        if (begin < 0)
            return false;
        text = rest[(begin + 1)..^1].ToString() is var said and not "-" ? said : "";
        rest = rest[..begin].TrimEnd();
        return true;
    }

    /// <summary>Three digits between blanks behind a quotation mark.</summary>
    private static int StatusIn(ReadOnlySpan<char> request)
    {
        while (request.IndexOf("\" ", StringComparison.Ordinal) is >= 0 and var end)
        {
            request = request[(end + 2)..];
            if (request.Length > 3 && request[3] == ' ' && TryNumber(request[..3], out var status))
                return (int)status;
        }
        return 0;
    }
}
