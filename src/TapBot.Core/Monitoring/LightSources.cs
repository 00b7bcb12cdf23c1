using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Proxy;
using TapBot.Core.Servers;

namespace TapBot.Core.Monitoring;

/// <summary>The guarded readers of all that has a light.</summary>
internal sealed class LightSources(ContainerReader containers, MachineReader machines, DatabaseReader databases, ProxyReader proxies, CertificateReader certificates, CheckReader checks)
{
    /// <summary>Often enough for lights.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);

    /// <summary>What the actor may see of them now.</summary>
    public async ValueTask<LightInputs> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        var certified = await certificates.ViewAsync(actor, cancellationToken);
        return new(
            await containers.GetAsync(actor, cancellationToken), await machines.GetAsync(actor, cancellationToken), await databases.GetAsync(actor, cancellationToken),
            await proxies.GetAsync(actor, cancellationToken), certified.Certificates, await checks.GetAsync(actor, cancellationToken))
        {
            Coverage = certified.Coverage,
        };
    }

    /// <summary>Says so whenever anything about them has changed, until it is cancelled.</summary>
    public Task FollowAsync(Action changed, CancellationToken cancellationToken) => Task.WhenAll(
        FollowAsync(containers.WatchAsync(Actor.Portal, Calm, cancellationToken), changed), FollowAsync(machines.WatchAsync(Actor.Portal, Calm, cancellationToken), changed),
        FollowAsync(databases.WatchAsync(Actor.Portal, Calm, cancellationToken), changed), FollowAsync(proxies.WatchCalmlyAsync(Actor.Portal, Calm, cancellationToken), changed),
        FollowAsync(certificates.WatchAsync(Actor.Portal, Calm, cancellationToken), changed), FollowAsync(checks.WatchAsync(Actor.Portal, Calm, cancellationToken), changed));

    private static async Task FollowAsync<T>(IAsyncEnumerable<T> source, Action changed)
    {
        await foreach (var _ in source)
            changed();
    }
}
