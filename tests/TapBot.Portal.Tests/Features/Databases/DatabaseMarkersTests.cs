using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Streaming;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Tests.Features.Databases;

[Speaking("en")]
public sealed class DatabaseMarkersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServerName Server = ServerName.Parse("one");

    private static readonly DatabaseInstance Instance = new()
    {
        Name = DatabaseName.Parse("shop"),
        Scope = Scope.Of(Server, "shop"),
        Container = "shop_db",
        State = new StreamState.Live(Noon),
        Events = [new(Noon, DatabaseEventKind.Started), new(Noon.AddMinutes(3), DatabaseEventKind.Configured), new(Noon.AddMinutes(4), DatabaseEventKind.CountersReset), new(Noon.AddMinutes(5), DatabaseEventKind.Promoted)],
    };

    [Fact]
    public void Of_InstanceAndContainer_AreTogetherInTheOrderOfTime()
    {
        EngineEvent[] events = [Event("die", Noon.AddMinutes(-2), exitCode: 137), Event("start", Noon.AddMinutes(-1))];

        var markers = DatabaseMarkers.Of(new Texts(), Instance, events);

        Assert.Equal([-2, -1, 0, 3, 4, 5], markers.Select(m => (int)(m.At - Noon).TotalMinutes));
        Assert.StartsWith("shop_db: ", markers[0].Label, StringComparison.Ordinal);
        Assert.EndsWith("(137)", markers[0].Label, StringComparison.Ordinal);
        Assert.Equal(["started", "configuration read", "counters reset", "became the primary"], markers.Skip(2).Select(m => m.Label));
    }

    [Fact]
    public void IsOf_Event_IsThatOfTheContainerBehindItAlone()
    {
        Assert.True(DatabaseMarkers.IsOf(Instance, Event("start", Noon)));
        Assert.False(DatabaseMarkers.IsOf(Instance, Event("exec_start", Noon)));
        Assert.False(DatabaseMarkers.IsOf(Instance, Event("start", Noon) with { Subject = "other" }));
        Assert.False(DatabaseMarkers.IsOf(Instance, Event("start", Noon) with { Server = ServerName.Parse("two") }));
        Assert.False(DatabaseMarkers.IsOf(Instance, Event("create", Noon) with { Kind = "network" }));
        Assert.False(DatabaseMarkers.IsOf(Instance with { Container = null }, Event("start", Noon)));
    }

    private static EngineEvent Event(string action, DateTimeOffset at, int? exitCode = null) => new(Server, at, "container", action, "shop_db", "abc", "shop", exitCode);
}
