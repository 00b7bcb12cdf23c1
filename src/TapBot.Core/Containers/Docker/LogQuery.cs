using System.Globalization;
using System.Text;
using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>What is asked of <c>GET /containers/{id}/logs</c>. Both outputs and timestamps always.</summary>
/// <param name="Container">Which container.</param>
/// <param name="Follow">The answer goes on until the container stops.</param>
/// <param name="Since">Nanoseconds since the Unix epoch, included.</param>
/// <param name="Until">Nanoseconds since the Unix epoch, included: the engine stops at the first newer line.</param>
/// <param name="Tail">Only the last messages.</param>
internal sealed record LogQuery(ContainerName Container, bool Follow, long? Since = null, long? Until = null, int? Tail = null)
{
    /// <summary>Who the lines are said to be of; the engine is not told.</summary>
    public LogOrigin? Origin { get; init; }

    /// <summary>The first line has to be one that was delivered before, or nothing is; the engine is not told.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Path and query, relative to the engine.</summary>
    /// <exception cref="ArgumentException">The container has no name: it was never parsed.</exception>
    public string ToPath()
    {
        if (Container.Value.Length == 0)
            throw new ArgumentException("A container has a name.", nameof(Container));
        var path = new StringBuilder("containers/").Append(Uri.EscapeDataString(Container.Value)).Append("/logs?stdout=1&stderr=1&timestamps=1");
        if (Follow)
            path.Append("&follow=1");
        if (Since is { } since)
            path.Append("&since=").Append(Seconds(since));
        if (Until is { } until)
            path.Append("&until=").Append(Seconds(until));
        if (Tail is { } tail)
            path.Append(CultureInfo.InvariantCulture, $"&tail={tail}");
        return path.ToString();
    }

    private static string Seconds(long nanoseconds)
    {
        // 0 means "no limit" to the engine.
        var (seconds, rest) = Math.DivRem(Math.Max(nanoseconds, 1), 1_000_000_000);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds}.{rest:D9}");
    }
}
