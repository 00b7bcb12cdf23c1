using System.Collections.Immutable;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Servers;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Servers;

public sealed class ServerLineTests
{
    private static readonly Machine Full = new() { Server = A.Server(), Figures = new() { At = default }, Colour = LightColour.Yellow, Reason = Phrase.Of("servers.light.disk") };

    [Fact]
    public void Of_EngineThatAnswers_HasTheLightOfTheMachine() => Assert.Equal((LightColour.Yellow, "servers.light.disk"), Of(new StreamState.Live(default), Full));

    [Fact]
    public void Of_EngineThatAnswersElsewhere_IsGreen() => Assert.Equal((LightColour.Green, "servers.light.engine"), Of(new StreamState.Live(default), null));

    [Fact]
    public void Of_EngineThatIsGone_IsRedWithItsReasonWhateverTheMachineSays() =>
        Assert.Equal((LightColour.Red, "engine.notRunning"), Of(new StreamState.Retrying(default, default, Phrase.Of("engine.notRunning")), Full));

    [Fact]
    public void Of_EngineThatWasNotHeardOf_IsUnknown() => Assert.Equal((LightColour.Unknown, "servers.light.unknown"), Of(new StreamState.Connecting(default), Full));

    [Fact]
    public void Of_LightThatIsShown_IsNamed()
    {
        Assert.Equal("server:server-1", Line(new StreamState.Live(default), Full).Key);
        Assert.Equal("engine:server-1", Line(new StreamState.Connecting(default), Full).Key);
    }

    private static (LightColour Colour, string Code) Of(StreamState state, Machine? machine)
    {
        var line = Line(state, machine);
        return (line.Colour, line.Reason.Code);
    }

    private static ServerLine Line(StreamState state, Machine? machine) => ServerLine.Of(new EngineContainers(new ServerState(A.Server(), state), ImmutableDictionary<string, Container>.Empty), machine);
}
