using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Wording;
using TapBot.Testing;
using TapBot.Testing.Figures;

namespace TapBot.Core.Tests.Monitoring;

/// <summary>When checks are made, and what is remembered of them.</summary>
public sealed class CheckWatchTests : IAsyncLifetime, ICheckProbe
{
    private readonly ConcurrentQueue<DateTimeOffset> asked = new();
    private HistoryRig rig = null!;
    private Phrase? flaw;

    public async ValueTask InitializeAsync() => rig = await HistoryRig.StartAsync(new Dictionary<string, string?>());

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Run_CheckThatFails_IsMadeAgainSoonAndThenAsOften()
    {
        flaw = Phrase.Of("monitoring.check.noJson");
        var broadcast = new CheckBroadcast(rig.Time);
        using var watch = new CheckWatch(this, broadcast, rig.Recorder, Options.Create(new MonitoringOptions { Checks = [new CheckEntry { Name = "home", Url = "http://a.test/" }] }), rig.Time);
        await watch.StartAsync(TestContext.Current.CancellationToken);

        await rig.Time.PushUntilAsync(() => asked.Count == 3, TimeSpan.FromSeconds(1));
        await rig.Time.PushUntilAsync(() => broadcast.Current["home"].Failures == 3, TimeSpan.Zero);
        var times = asked.ToList();
        Assert.InRange(times[1] - times[0], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(14));
        Assert.InRange(times[2] - times[1], TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(64));
        Assert.Equal(LightColour.Red, broadcast.Current["home"].Colour);
        Assert.Null(rig.Recorder.Find(CheckReader.SeriesOf("home")));

        flaw = null;
        await rig.Time.PushUntilAsync(() => broadcast.Current["home"].Colour is LightColour.Green, TimeSpan.FromSeconds(1));
        await rig.Time.PushUntilAsync(() => rig.Recorder.Find(CheckReader.SeriesOf("home")) is not null, TimeSpan.Zero);
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    Task<(Phrase? Flaw, TimeSpan? Took)> ICheckProbe.AskAsync(HttpCheck check, CancellationToken cancellationToken)
    {
        asked.Enqueue(rig.Now);
        return Task.FromResult<(Phrase?, TimeSpan?)>((flaw, flaw is null ? TimeSpan.FromMilliseconds(80) : null));
    }
}
