using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>How many there are of a kind that the caller may see, and how Traefik finds them.</summary>
/// <param name="Total">All.</param>
/// <param name="Warnings">In use, with something wrong.</param>
/// <param name="Errors">Not in use, because something is wrong.</param>
public sealed record ProxyCountModel(int Total, int Warnings, int Errors)
{
    /// <summary>Counts statuses.</summary>
    public static ProxyCountModel Of(IEnumerable<ProxyStatus> statuses)
    {
        var all = statuses.ToList();
        return new(all.Count, all.Count(s => s is ProxyStatus.Warning), all.Count(s => s is ProxyStatus.Disabled));
    }
}
