namespace TapBot.Core.Proxy;

/// <summary>What the command line of a Traefik tells of its entry points: <c>--entrypoints.websecure.address=:443</c>. One that is configured by a file tells nothing there. Pure.</summary>
internal static class TraefikArguments
{
    private const string First = "--entrypoints.";

    /// <summary>The entry points of a command line.</summary>
    public static IReadOnlyList<ProxyEntryPoint> EntryPointsOf(IEnumerable<string> arguments)
    {
        var points = new SortedDictionary<string, ProxyEntryPoint>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in arguments.Where(a => a.StartsWith(First, StringComparison.OrdinalIgnoreCase)))
        {
            var (option, value) = argument[First.Length..].Split('=', 2) is [var left, var right] ? (left, right) : (argument[First.Length..], "true");
            if (option.Split('.', 2) is not [{ Length: > 0 } name, var rest])
                continue;
            points[name] = With(points.GetValueOrDefault(name) ?? new ProxyEntryPoint { Name = name }, rest.ToUpperInvariant(), value);
        }
        return [.. points.Values];
    }

    private static ProxyEntryPoint With(ProxyEntryPoint point, string option, string value) => option switch
    {
        "ADDRESS" => point with { Address = value },
        "HTTP.TLS" => point with { HasTls = value != "false" },
        "HTTP.TLS.CERTRESOLVER" => point with { HasTls = true, CertResolver = value },
        "HTTP.REDIRECTIONS.ENTRYPOINT.TO" => point with { RedirectsTo = value },
        "HTTP.MIDDLEWARES" => point with { Middlewares = [.. LabelGroup.Split(value)] },
        _ when option.StartsWith("HTTP.TLS.", StringComparison.Ordinal) => point with { HasTls = true },
        _ => point,
    };
}
