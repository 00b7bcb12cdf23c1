using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers;
using TapBot.Core.Wording;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Containers;

public sealed class ChangeProbeTests
{
    private readonly FakeEngine engine = new(A.Server(), new FakeTimeProvider(A.Noon));

    [Fact]
    public async Task IsRefused_EveryChangeForbidden_IsTrueAfterAskingForEach()
    {
        engine.Fault = Said(EngineFault.Forbidden);

        Assert.True(await ChangeProbe.IsRefusedAsync(engine, TestContext.Current.CancellationToken));

        Assert.Equal(["restart", "start", "stop", "kill", "pause", "resume", "remove"], engine.Calls);
    }

    [Fact]
    public async Task IsRefused_EngineLooksForTheContainer_IsFalseAfterOneQuestion()
    {
        foreach (var fault in new[] { EngineFault.NotFound, EngineFault.Conflict, EngineFault.Refused })
        {
            engine.Fault = Said(fault);
            Assert.False(await ChangeProbe.IsRefusedAsync(engine, TestContext.Current.CancellationToken));
        }
        Assert.Equal(3, engine.Calls.Count);
    }

    [Fact]
    public async Task IsRefused_EngineIsLostMeanwhile_IsNotKnown()
    {
        engine.Fault = FakeEngine.Unreachable;

        await Assert.ThrowsAsync<EngineException>(() => ChangeProbe.IsRefusedAsync(engine, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Nobody_IsNoNameAndNoId()
    {
        Assert.False(char.IsAsciiLetterOrDigit(ChangeProbe.Nobody[0]));
        Assert.False(ContainerName.TryParse(ChangeProbe.Nobody, null, out _));
    }

    private static EngineException Said(EngineFault fault) => new(Phrase.Of("engine.said", ("message", "no")), fault);
}
