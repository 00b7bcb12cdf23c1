using System.Collections.Immutable;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Monitoring;

public sealed class LightSetTests
{
    [Fact]
    public void Of_ContainersToWhichAllSortsOfThingsHappen_AreAsIfJudgedForTheFirstTime()
    {
        var (changing, now) = (new ChangingFleet(seed: 3), A.Noon);
        for (var i = 0; i < 500; i++)
        {
            now += TimeSpan.FromSeconds(i % 7);
            var fleet = changing.Next();

            Assert.Equal(Told(LightJudge.Of(Inputs(Copied(fleet)), now)), Told(LightJudge.Of(Inputs(fleet), now)));
        }
    }

    [Fact]
    public void Of_OneContainer_IsJudgedAnewWhenItsEngineIsLostAndWhenItsRestartsAreLongAgo()
    {
        Container web = A.Container("web"), shaky = A.Container("shaky") with { RecentRestarts = [A.Noon] };
        var live = Fleet.Empty.With(new FleetChange.Listed(new(A.Server(), new StreamState.Live(A.Noon)), [web, shaky]));
        var lost = live.With(new FleetChange.ServerIs(new(A.Server(), new StreamState.Retrying(A.Noon, A.Noon, Phrase.Of("engine.cut")))));

        Assert.Equal((LightColour.Green, LightColour.Yellow), Colours(live, A.Noon));
        Assert.Equal((LightColour.Unknown, LightColour.Unknown), Colours(lost, A.Noon));
        Assert.Equal((LightColour.Green, LightColour.Yellow), Colours(live, A.Noon.AddMinutes(9)));
        Assert.Equal((LightColour.Green, LightColour.Green), Colours(live, A.Noon.AddMinutes(10)));

        (LightColour Web, LightColour Shaky) Colours(Fleet fleet, DateTimeOffset now)
        {
            var lights = LightJudge.Of(Inputs(fleet), now).ToDictionary(l => l.Key, l => l.Colour);
            return (lights[LightKeys.Of(web)], lights[LightKeys.Of(shaky)]);
        }
    }

    [Fact]
    public void With_AllSortsOfChanges_HasTheLightsAndDatesOfASetThatIsMadeAnew()
    {
        var (changing, now, set, anew) = (new ChangingFleet(seed: 4), A.Noon, LightSet.Empty, ImmutableDictionary<string, WatchedLight>.Empty);
        for (var i = 0; i < 500; i++)
        {
            now += TimeSpan.FromSeconds(i % 7);
            var inputs = Inputs(changing.Next());

            set = set.With(LightJudge.Of(inputs, now).Select(l => Worked(l, i)), now);

            anew = Anew(anew, LightJudge.Of(Inputs(Copied(inputs.Fleet)), now).Select(l => Worked(l, i)), now);
            Assert.Equal(Told(anew.Values), Told(set.ByKey.Values));
            Assert.Equal(now, set.At);
        }
        Assert.Contains(set.ByKey.Values, l => l.Since is not null);
    }

    [Fact]
    public void With_ContainersToWhichNothingHappens_KeepsTheirLights()
    {
        Container web = A.Container("web"), broken = A.Container("broken", state: ContainerState.Exited, exitCode: 1), sick = A.Container("sick");
        var calm = Fleet.Empty.With(new FleetChange.Listed(new(A.Server(), new StreamState.Live(A.Noon)), [web, broken, sick]));
        var worse = calm.With(new FleetChange.ContainerIs(sick with { Health = HealthState.Unhealthy }));
        var first = LightSet.Empty.With(LightJudge.Of(Inputs(calm), A.Noon), A.Noon);

        var second = first.With(LightJudge.Of(Inputs(worse), A.Noon.AddMinutes(1)), A.Noon.AddMinutes(1));
        var third = second.With(LightJudge.Of(Inputs(worse), A.Noon.AddMinutes(2)), A.Noon.AddMinutes(2));

        Assert.All([web, broken], c => Assert.Same(first.ByKey[LightKeys.Of(c)], second.ByKey[LightKeys.Of(c)]));
        Assert.Equal((LightColour.Red, A.Noon.AddMinutes(1)), (second.ByKey[LightKeys.Of(sick)].Colour, second.ByKey[LightKeys.Of(sick)].Since));
        Assert.Same(second.ByKey, third.ByKey);
    }

    /// <summary>The rule without anything kept.</summary>
    private static ImmutableDictionary<string, WatchedLight> Anew(ImmutableDictionary<string, WatchedLight> before, IEnumerable<WatchedLight> lights, DateTimeOffset now)
    {
        var next = new Dictionary<string, WatchedLight>();
        foreach (var light in lights)
            next[light.Key] = light.Since is not null || !before.TryGetValue(light.Key, out var was) ? light : light with { Since = was.Colour == light.Colour ? was.Since : now };
        return next.ToImmutableDictionary();
    }

    /// <summary>Every now and then somebody works on some of them.</summary>
    private static WatchedLight Worked(WatchedLight light, int round) =>
        round / 10 % 3 == 1 && light.Key.EndsWith('1') ? light with { Colour = LightColour.Maintenance, Reason = Phrase.Of("monitoring.maintenance.reason"), Since = A.Noon } : light;

    /// <summary>The same with objects that nobody has seen yet.</summary>
    private static Fleet Copied(Fleet fleet) => new(fleet.Servers.ToImmutableDictionary(s => s.Key, s => s.Value with { ById = s.Value.ById.ToImmutableDictionary(c => c.Key, c => c.Value with { }) }));

    private static LightInputs Inputs(Fleet fleet) => LightInputs.None with { Fleet = fleet };

    private static IEnumerable<string> Told(IEnumerable<WatchedLight> lights) => lights.Select(l => $"{l.Key} {l.Name} {l.Scope} {l.Colour} {l.Reason} {l.Since:O}").Order(StringComparer.Ordinal);
}
