using System.Collections.Frozen;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>
/// Knows which containers the portal itself stands on: its own, its database, the proxy in front of it. Operating on them can cut the branch one sits on.
/// </summary>
internal sealed class GuardedContainers(string? ownId, string? databaseHost, IEnumerable<string> proxyAddresses)
{
    private readonly FrozenSet<string> proxies = proxyAddresses.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for the container that the portal runs in.</summary>
    public bool IsOwn(Container container) => ownId is { Length: >= 12 } && container.Id.StartsWith(ownId, StringComparison.Ordinal);

    /// <summary>What must be said before this container is touched; null for all others.</summary>
    public Phrase? WarningFor(Container container)
    {
        if (IsOwn(container))
            return Phrase.Of("containers.guard.portal", ("container", container.Name));
        if (databaseHost is not null && Answers(container, databaseHost))
            return Phrase.Of("containers.guard.database", ("container", container.Name));
        if (container.Networks.Any(n => n.Address.Length > 0 && proxies.Contains(n.Address)))
            return Phrase.Of("containers.guard.proxy", ("container", container.Name));
        return null;
    }

    /// <summary>The id of the container this process runs in, as the kernel's mount table names it (<c>/proc/self/mountinfo</c>); null outside of one.</summary>
    public static string? OwnId(IEnumerable<string> mountInfo)
    {
        const string mark = "/containers/";
        foreach (var line in mountInfo)
        {
            var at = line.IndexOf(mark, StringComparison.Ordinal);
            if (at < 0 || !line.Contains("/etc/hostname", StringComparison.Ordinal))
                continue;
            var id = line.AsSpan(at + mark.Length);
            if (id.Length >= 64 && id[..64].IndexOfAnyExcept("0123456789abcdef") < 0)
                return id[..64].ToString();
        }
        return null;
    }

    private static bool Answers(Container container, string host) =>
        container.Name == host || container.Service == host || container.Networks.Any(n => n.Address == host || n.Aliases.Contains(host));
}
