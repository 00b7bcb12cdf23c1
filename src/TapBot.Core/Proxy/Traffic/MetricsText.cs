using System.Globalization;
using System.Text;

namespace TapBot.Core.Proxy;

/// <summary>Reads the text format of Prometheus, as Traefik writes it, for what is known of it. Lines that cannot be read are passed over. Pure.</summary>
internal static class MetricsText
{
    private const string Ours = "traefik_", Started = "process_start_time_seconds";

    /// <summary>The counters of a text.</summary>
    public static TrafficCounters Read(string text)
    {
        var counters = new TrafficCounters();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if ((line.StartsWith(Ours, StringComparison.Ordinal) || line.StartsWith(Started, StringComparison.Ordinal)) && Sample(line) is { } sample)
                Take(counters, sample.Name, sample.Labels, sample.Value);
        }
        return counters;
    }

    private static void Take(TrafficCounters counters, string name, Dictionary<string, string> labels, double value)
    {
        switch (name)
        {
            case Started:
                counters.StartedAt = value;
                break;
            case "traefik_service_server_up" when labels.TryGetValue("service", out var service) && labels.TryGetValue("url", out var url):
                counters.Servers[(service, url)] = value > 0;
                break;
            default:
                if (PartOf(counters, name, labels) is { } part)
                    Count(part, name, labels, value);
                break;
        }
    }

    private static RequestCounters? PartOf(TrafficCounters counters, string name, Dictionary<string, string> labels)
    {
        var (label, parts) = name.Split('_')[1] switch
        {
            "entrypoint" => ("entrypoint", counters.EntryPoints),
            "router" => ("router", counters.Routers),
            "service" => ("service", counters.Services),
            _ => ("", null),
        };
        if (parts is null || !labels.TryGetValue(label, out var of) || !(name.EndsWith("_requests_total", StringComparison.Ordinal) || name.EndsWith("_request_duration_seconds_bucket", StringComparison.Ordinal)))
            return null;
        if (!parts.TryGetValue(of, out var part))
            parts[of] = part = new RequestCounters();
        return part;
    }

    private static void Count(RequestCounters part, string name, Dictionary<string, string> labels, double value)
    {
        if (name.EndsWith("_bucket", StringComparison.Ordinal))
        {
            if (labels.TryGetValue("le", out var bound) && Number(bound) is { } seconds)
                part.CountWithin(seconds, value);
        }
        else
        {
            part.Count(int.TryParse(labels.GetValueOrDefault("code"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0, value);
        }
    }

    private static (string Name, Dictionary<string, string> Labels, double Value)? Sample(ReadOnlySpan<char> line)
    {
        var at = line.IndexOfAny('{', ' ', '\t');
        if (at < 0)
            return null;
        var name = line[..at].ToString();
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = line[at..];
        if (rest[0] == '{' && !TakeLabels(ref rest, labels))
            return null;
        rest = rest.Trim();
        var end = rest.IndexOfAny(' ', '\t'); // behind the value may stand a time
        return Number((end < 0 ? rest : rest[..end]).ToString()) is { } value && !double.IsNaN(value) ? (name, labels, value) : null;
    }

    private static bool TakeLabels(ref ReadOnlySpan<char> rest, Dictionary<string, string> labels)
    {
        rest = rest[1..];
        while (true)
        {
            rest = rest.TrimStart(" ,");
            if (rest is ['}', ..])
            {
                rest = rest[1..];
                return true;
            }
            var equals = rest.IndexOf('=');
            if (equals <= 0 || equals + 1 >= rest.Length || rest[equals + 1] != '"')
                return false;
            var name = rest[..equals].Trim().ToString();
            rest = rest[(equals + 2)..];
            if (TakeText(ref rest) is not { } value)
                return false;
            labels[name] = value;
        }
    }

    private static string? TakeText(ref ReadOnlySpan<char> rest)
    {
        var text = new StringBuilder();
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                rest = rest[(i + 1)..];
                return text.ToString();
            }
            if (rest[i] != '\\' || i + 1 >= rest.Length)
            {
                text.Append(rest[i]);
                continue;
            }
            i++;
            text.Append(rest[i] == 'n' ? '\n' : rest[i]);
        }
        return null;
    }

    private static double? Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}
