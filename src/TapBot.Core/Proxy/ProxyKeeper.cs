using Microsoft.Extensions.Logging;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

/// <summary>
/// Asks one proxy again and again: every ten seconds while somebody looks, every minute otherwise, and at once when a container has changed. While its API does not answer, the labels of the
/// containers tell what they can.
/// </summary>
internal sealed class ProxyKeeper(ProxyTarget target, ProxySources sources, ProxyDemand demand, ProxyBroadcast broadcast, HistoryRecorder history, TimeProvider time, ILogger logger)
{
    /// <summary>How often it is asked while somebody looks.</summary>
    public static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);

    /// <summary>How often it is asked while nobody looks.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(60);

    /// <summary>Traefik takes up a change of containers only after a while: then it is asked once more.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);

    /// <summary>How long what its API told is shown, with its age, after it was lost.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromMinutes(10);

    private readonly Pulse changes = new();
    private readonly RecoveryTrigger trigger = new();
    private readonly TrafficBook traffic = new(time, sources.OpenLog);
    private readonly IReadOnlyList<TraefikAddress> addresses = [.. target.Addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TraefikAddress.Of)];
    private TraefikAddress? answering;
    private IReadOnlyList<string> arguments = [];
    private ProxyInstance instance = new()
    {
        Name = target.Name,
        Scope = target.Scope,
        Container = target.Container,
        IsConfigured = target.IsConfigured,
        Api = target.Addresses.Length > 0 ? TraefikAddress.Of(target.Addresses.Split(' ')[0]).ToString() : null,
        State = new StreamState.Connecting(time.GetUtcNow()),
    };

    /// <summary>Containers have changed: it is asked at once.</summary>
    public void Poke()
    {
        changes.Raise();
        trigger.Wake();
    }

    /// <summary>Asks until cancelled. Whatever fails becomes a state.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // What was known stays while its container is made anew.
        if (broadcast.Current.ByName.GetValueOrDefault(target.Name) is { } known)
            instance = known with { Scope = instance.Scope, Container = instance.Container, IsConfigured = instance.IsConfigured, Api = instance.Api, State = instance.State };
        await Recovery.RunAsync(AttemptAsync, Changed, Describe, trigger, time, cancellationToken);
        await traffic.DisposeAsync();
    }

    private static Phrase Describe(Exception failed) => failed is TraefikException known ? known.Reason : StreamReasons.Failed(failed);

    /// <summary>True while what its API told last tells more than the labels could.</summary>
    private bool IsWorthKeeping => instance is { Origin: ProxyOrigin.Api, ReadAt: { } read } && time.GetUtcNow() - read < Old;

    private IReadOnlyList<Container> Reached => [.. sources.Containers().Where(c => target.Reaches(c.Server))];

    private void Changed(StreamState state)
    {
        if (state is StreamState.Retrying(_, _, var why) && instance.State is not StreamState.Retrying)
            Log.ProxyLost(logger, target.Name, why);
        else if (state is StreamState.Live && !instance.IsLive)
            Log.ProxyFound(logger, target.Name, instance.Version);
        instance = instance with { State = state };
        if (state is StreamState.Retrying && !IsWorthKeeping)
        {
            var picture = LabelReading.Of(Reached, arguments);
            traffic.Forget(picture.NoCounters!);
            Take(ProxyLinks.Linked(picture, Reached, target.Scope.Server), ProxyOrigin.Labels);
        }
        Publish();
    }

    private async Task AttemptAsync(RecoveryAttempt attempt, CancellationToken cancellationToken)
    {
        var again = false;
        while (true)
        {
            var (changed, wanted) = (changes.NextAsync(), demand.NextAsync());
            var picture = await TryAsync(cancellationToken);
            await traffic.TakeAsync(picture);
            Take(ProxyLinks.Linked(picture, Reached, target.Scope.Server), ProxyOrigin.Api);
            ProxySeries.Record(history, instance, time.GetUtcNow());
            attempt.MarkLive();
            Publish();
            using var next = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var pause = Task.Delay(again ? Settle : demand.IsWanted ? Quick : Calm, time, next.Token);
            // Containers that come and go all the time must not make it ask all the time.
            var first = again ? await Task.WhenAny(pause) : await Task.WhenAny(changed, wanted, pause);
            await next.CancelAsync();
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            again = first == changed;
        }
    }

    /// <summary>When it does not answer, its command line says how its entry points change what the labels tell.</summary>
    private async Task<ProxyPicture> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(cancellationToken);
        }
        catch (TraefikException) when (target.Container is { IsAlive: true })
        {
            arguments = await sources.ArgumentsAsync(cancellationToken);
            throw;
        }
    }

    private async Task<ProxyPicture> ReadAsync(CancellationToken cancellationToken)
    {
        if (target.Container is { IsAlive: false } down)
            throw new TraefikException(Phrase.Of("proxy.api.down", ("container", down.Name)));
        if (addresses.Count == 0)
            throw new TraefikException(Phrase.Of("proxy.api.unknown"));
        if (answering is not null)
            return await ReadAsync(answering, cancellationToken);
        for (var i = 0; ; i++)
        {
            try
            {
                var picture = await ReadAsync(addresses[i], cancellationToken);
                answering = addresses[i];
                instance = instance with { Api = answering.ToString() };
                return picture;
            }
            catch (TraefikException) when (i + 1 < addresses.Count)
            {
                // The next one may answer; what the last one says is said.
            }
        }
    }

    private Task<ProxyPicture> ReadAsync(TraefikAddress address, CancellationToken cancellationToken) =>
        sources.Api.ReadAsync(address, target.Metrics is { } given ? TraefikAddress.Exactly(given) : address.Below("metrics"), cancellationToken);

    private void Take(ProxyPicture picture, ProxyOrigin origin) => instance = instance with
    {
        Origin = origin,
        ReadAt = time.GetUtcNow(),
        Version = picture.Version ?? instance.Version,
        Providers = picture.Providers,
        Traffic = traffic.OfAll(),
        NoTraffic = traffic.Missing,
        EntryPoints = [.. picture.EntryPoints.Select(e => e with { Traffic = traffic.OfEntryPoint(e.Name) }).OrderBy(e => e.Name, StringComparer.Ordinal)],
        Routers = [.. picture.Routers.Select(r => r with { Traffic = traffic.OfRouter(r.Name) }).OrderBy(r => r.Name, StringComparer.Ordinal)],
        Services = [.. picture.Services.Select(s => s with { Traffic = traffic.OfService(s.Name) }).OrderBy(s => s.Name, StringComparer.Ordinal)],
        Middlewares = [.. picture.Middlewares.OrderBy(m => m.Name, StringComparer.Ordinal)],
    };

    private void Publish() => broadcast.Publish(new ProxyChange.Is(instance));
}
