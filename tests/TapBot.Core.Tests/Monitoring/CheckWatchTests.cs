using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Wording;
using TapBot.Testing;
using TapBot.Testing.Containers;
using TapBot.Testing.Figures;

namespace TapBot.Core.Tests.Monitoring;

/// <summary>When checks are made, and what is remembered of them.</summary>
public sealed class CheckWatchTests : IAsyncLifetime, ICheckProbe
{
    private readonly ConcurrentQueue<DateTimeOffset> asked = new();
    private HistoryRig rig = null!;
    private CheckBroadcast broadcast = null!;
    private CheckBook book = null!;
    private CheckWatch watch = null!;
    private Phrase? flaw;
    private Exception? broken;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rig = await HistoryRig.StartAsync(new Dictionary<string, string?>());
        broadcast = new(rig.Time);
        book = new(Options.Create(new MonitoringOptions { Checks = [new CheckEntry { Name = "home", Url = "http://a.test/" }] }), rig.Storage.Storage, rig.Time);
        watch = new(book, this, broadcast, rig.Recorder, rig.Time, NullLogger<CheckWatch>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await watch.StopAsync(Token);
        watch.Dispose();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task Run_CheckThatFails_IsMadeAgainSoonAndThenAsOften()
    {
        flaw = Phrase.Of("monitoring.check.noJson");
        await watch.StartAsync(Token);

        await rig.Time.PushUntilAsync(() => asked.Count == 3, TimeSpan.FromSeconds(1));
        await rig.Time.PushUntilAsync(() => broadcast.Current["home"].Failures == 3, TimeSpan.Zero);
        var times = asked.ToList();
        Assert.InRange(times[1] - times[0], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(14));
        Assert.InRange(times[2] - times[1], TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(64));
        Assert.Equal(LightColour.Red, broadcast.Current["home"].Colour);
        Assert.Null(rig.Recorder.Find(CheckReader.SeriesOf("home", null)));

        flaw = null;
        await rig.Time.PushUntilAsync(() => broadcast.Current["home"].Colour is LightColour.Green, TimeSpan.FromSeconds(1));
        await rig.Time.PushUntilAsync(() => rig.Recorder.Find(CheckReader.SeriesOf("home", null)) is not null, TimeSpan.Zero);
    }

    [Fact]
    public async Task Run_ProbeThatBreaks_SaysSoAndGoesOn()
    {
        broken = new InvalidOperationException("an answer nobody thought of");
        await watch.StartAsync(Token);
        Assert.Equal("monitoring.check.failed", (await UntilAsync("home", c => c.HasLight)).Reason.Code);

        broken = null;
        Assert.NotNull(watch.Ask("home"));
        Assert.Equal(LightColour.Green, (await UntilAsync("home", c => c.Look == 2)).Colour);
    }

    [Fact]
    public async Task Arrange_CheckAddedChangedAndRemoved_IsMadeAtOnceAnewAndNoMore()
    {
        await watch.StartAsync(Token);
        await UntilAsync("home", c => c.HasLight);

        var added = await book.SaveAsync("shop", new CheckQuestion("http://shop.test/", EverySeconds: 3600), isNew: true);
        var first = await UntilAsync("shop", c => c.HasLight);
        Assert.Equal((CheckOrigin.Edited, added, 1), (first.Origin, first.Plan, first.Look));

        flaw = Phrase.Of("monitoring.check.noJson");
        var changed = await book.SaveAsync("shop", added!.Question with { Json = "status" }, isNew: false);
        var second = await UntilAsync("shop", c => c.HasLight && c.Plan == changed);
        Assert.Equal((LightColour.Yellow, 1, 2), (second.Colour, second.Failures, second.Look));

        Assert.True(await book.RemoveAsync("shop"));
        await broadcast.UntilAsync(all => all.ContainsKey("shop") ? null : all, Token);
        Assert.Null(watch.Ask("shop"));
        Assert.NotNull(rig.Recorder.Find(CheckReader.SeriesOf("shop", null))); // what was measured stays
        Assert.Equal(1, broadcast.Current["home"].Look);
    }

    [Fact]
    public async Task Arrange_CheckOfAnotherServer_BeginsItsHistoryAnewThere()
    {
        await watch.StartAsync(Token);
        var first = await book.SaveAsync("shop", new CheckQuestion("http://shop.test/", "server-1"), isNew: true);
        await UntilAsync("shop", c => c.HasLight && c.Plan == first);

        var second = await book.SaveAsync("shop", first!.Question with { Server = "server-2" }, isNew: false);
        await UntilAsync("shop", c => c.HasLight && c.Plan == second);

        foreach (var server in new[] { A.Server("server-1"), A.Server("server-2") })
            Assert.Equal(Scope.Of(server), rig.Recorder.Find(CheckReader.SeriesOf("shop", server))?.Scope);
        Assert.Null(rig.Recorder.Find(CheckReader.SeriesOf("shop", null)));
    }

    [Fact]
    public async Task Ask_CheckThatRests_IsMadeAtOnce()
    {
        await watch.StartAsync(Token);
        await UntilAsync("home", c => c.HasLight);

        Assert.Equal(1, watch.Ask("home")?.Begun);

        await UntilAsync("home", c => c.Look == 2);
        Assert.Null(watch.Ask("other"));
    }

    Task<(Phrase? Flaw, TimeSpan? Took)> ICheckProbe.AskAsync(HttpCheck check, CancellationToken cancellationToken)
    {
        asked.Enqueue(rig.Now);
        return broken is { } thrown ? throw thrown : Task.FromResult<(Phrase?, TimeSpan?)>((flaw, flaw is null ? TimeSpan.FromMilliseconds(80) : null));
    }

    private Task<CheckState> UntilAsync(string name, Func<CheckState, bool> looks) =>
        broadcast.UntilAsync(all => all.GetValueOrDefault(name) is { } state && looks(state) ? state : null, Token);
}
