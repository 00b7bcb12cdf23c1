using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Testing.Containers;

/// <summary>A fleet to which all sorts of things happen, the same ones for a seed: containers come, change, swap their names and go; servers come, are lost, are listed anew and go.</summary>
internal sealed class ChangingFleet(int seed)
{
    private static readonly string[] Images = ["nginx:1.27", "nginx:1.27", "traefik:v3.7", "postgres:16"];
    private static readonly string?[] Projects = [null, "shop", "bank"];
    private readonly Random random = new(seed);
    private int made;

    public Fleet Now { get; private set; } = Fleet.Empty;

    /// <summary>The fleet after one to three more things have happened.</summary>
    public Fleet Next()
    {
        for (var i = random.Next(1, 4); i > 0; i--)
            Now = One();
        return Now;
    }

    private Fleet One() => random.Next(100) switch
    {
        < 10 => Now.With(new FleetChange.ServerIs(new ServerState(A.Server($"server-{random.Next(3)}"), Any<StreamState>([new StreamState.Live(At()), new StreamState.Retrying(At(), At(), Phrase.Of("engine.cut"))])))),
        < 13 when Now.Servers.Count > 1 => new Fleet(Now.Servers.Remove(Any([.. Now.Servers.Keys.OrderBy(s => s.Value, StringComparer.Ordinal)]))),
        < 18 when Now.Servers.Count > 0 => Listed(),
        < 40 when Now.Servers.Count > 0 => Is(New()),
        < 50 when All is { Length: > 0 } all => Now.With(new FleetChange.ContainerGone(Any(all).Key)),
        < 55 when All is { Length: > 1 } all => Swapped(Any(all), Any(all)),
        _ when All is { Length: > 0 } all => Is(Changed(Any(all))),
        _ => Now,
    };

    /// <summary>In an order that does not depend on the hashes of this run.</summary>
    private Container[] All => [.. Now.Containers.OrderBy(c => c.Server.Value, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)];

    private Fleet Is(Container container) => Now.With(new FleetChange.ContainerIs(container));

    private Fleet Swapped(Container one, Container other) => Is(one with { Name = other.Name }).With(new FleetChange.ContainerIs(other with { Name = one.Name }));

    private Fleet Listed()
    {
        var engine = Now.Servers[Any([.. Now.Servers.Keys.OrderBy(s => s.Value, StringComparer.Ordinal)])];
        return Now.With(new FleetChange.Listed(engine.Server, [.. All.Where(c => c.Server == engine.Server.Name && random.Next(4) > 0).Select(c => random.Next(2) > 0 ? c : Changed(c with { }))]));
    }

    private Container New()
    {
        var name = $"c{made++}";
        return A.Container(name, Any([.. Now.Servers.Keys.Select(s => s.Value).Order(StringComparer.Ordinal)]), project: Any(Projects), image: Any(Images)) with { Ports = Ports(), Networks = Networks() };
    }

    private Container Changed(Container container) => random.Next(12) switch
    {
        0 => container with { Name = $"c{random.Next(made)}" },
        1 => container with { Labels = A.Container(container.Name, project: Any(Projects)).Labels },
        2 => container with { Labels = new Dictionary<string, string>(container.Labels) { ["team"] = Any(["red", "blue"]) } },
        3 => container with { Health = Any([HealthState.None, HealthState.Healthy, HealthState.Unhealthy, HealthState.Starting]) },
        4 => container with { Networks = Networks() },
        5 => container with { Ports = Ports() },
        6 => container with { State = ContainerState.Running, StartedAt = At() },
        7 => container with { State = ContainerState.Exited, FinishedAt = At(), ExitCode = Any([0, 1, 137]) },
        8 => container with { State = Any([ContainerState.Created, ContainerState.Running, ContainerState.Paused, ContainerState.Restarting, ContainerState.Removing, ContainerState.Dead]) },
        9 => container with { RecentRestarts = [.. container.RecentRestarts.TakeLast(2), At()] },
        _ => container with { RestartCount = container.RestartCount + 1 },
    };

    private List<ContainerPort> Ports() => [.. Enumerable.Range(0, random.Next(3)).Select(_ => new ContainerPort(Any([443, 5432]), "tcp", random.Next(4) == 0 ? null : random.Next(8000, 8010), Any(["0.0.0.0", "::"])))];

    private List<ContainerNetwork> Networks() => [.. Enumerable.Range(0, random.Next(3)).Select(n => new ContainerNetwork($"n{n}", $"10.0.0.{random.Next(20)}", "", []))];

    private DateTimeOffset At() => A.Noon + TimeSpan.FromSeconds(random.Next(1_000));

    private T Any<T>(T[] of) => of[random.Next(of.Length)];
}
