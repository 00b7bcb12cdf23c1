using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Storage;
using TapBot.Testing.Access;
using Xunit;

namespace TapBot.Testing.Figures;

/// <summary>What is kept how long, a store that fails, and who may see what.</summary>
public abstract partial class HistoryContract
{
    [Fact]
    public async Task WriteAsync_MinutesOfLongAgo_AreRemovedAndHoursStay()
    {
        var begin = rig.Now;
        var naive = await RecordAsync(TimeSpan.FromHours(1));
        await LaterAsync(TimeSpan.FromDays(31));

        Assert.Equal([HistoryTier.Hour], await TiersAsync());
        Same(naive, await rig.GetAsync(Cpu, begin, rig.Now), begin);
    }

    [Fact]
    public async Task WriteAsync_ClockIsSuddenlyFarAhead_RemovesNothingAtOnce()
    {
        var naive = await RecordAsync(TimeSpan.FromHours(1));
        var begin = rig.Now.AddHours(-1);
        rig.Time.Jump(TimeSpan.FromDays(4_000));
        await rig.Writer.WriteAsync(Token);
        rig.Time.Jump(TimeSpan.FromHours(2) - TimeSpan.FromDays(4_000));
        await rig.Writer.WriteAsync(Token);

        Same(naive, await rig.GetAsync(Cpu, begin, rig.Now), begin);
    }

    [Fact]
    public async Task WriteAsync_DamagedChunk_IsLeftOutAndWrittenAnew()
    {
        await RecordAsync(TimeSpan.FromMinutes(10));
        await rig.Storage.Storage.WriteAsync(db => db.Set<HistoryChunkRow>().ExecuteUpdateAsync(c => c.SetProperty(r => r.Data, new byte[] { 1, 2, 3 }), Token), Token);
        var begin = rig.Now;
        var naive = await RecordAsync(TimeSpan.FromMinutes(10));
        await rig.RestartAsync(isKilled: true);

        Same(naive, await rig.GetAsync(Cpu, begin.AddHours(-3), rig.Now), begin);
    }

    [Fact]
    public async Task WriteAsync_HoursOfTwoYearsAgo_AreRemovedWithTheirSeries()
    {
        await RecordAsync(TimeSpan.FromHours(1));
        await LaterAsync(TimeSpan.FromDays(737));

        Assert.Empty(await TiersAsync());
        Assert.Empty(await rig.Reader.ListAsync(An.Administrator, "", Token));
        Assert.Equal(0, await rig.Storage.Storage.ReadAsync(db => db.Set<HistorySeriesRow>().CountAsync(Token)));
    }

    [Fact]
    public async Task WriteAsync_ChunksOfTheFuture_AreRemovedAnHourAfterTheClockWentBack()
    {
        rig.Time.Jump(TimeSpan.FromDays(90));
        await RecordAsync(TimeSpan.FromMinutes(10));
        rig.Time.Jump(-TimeSpan.FromDays(90));
        await rig.Writer.WriteAsync(Token);
        Assert.NotEmpty(await TiersAsync());

        rig.Time.Advance(TimeSpan.FromMinutes(61));
        await rig.Writer.WriteAsync(Token);

        Assert.Empty(await TiersAsync());
    }

    [Fact]
    public async Task WriteAsync_RestartedWithAClockFarAhead_RemovesNothingAtOnce()
    {
        await RecordAsync(TimeSpan.FromMinutes(10));
        await rig.RestartAsync(isKilled: false);
        rig.Time.Jump(TimeSpan.FromDays(900));
        await rig.Writer.WriteAsync(Token);

        Assert.NotEmpty(await TiersAsync());
    }

    [Fact]
    public async Task WriteAsync_StoreFails_GoesOnInMemoryAndCatchesUp()
    {
        var begin = rig.Now;
        var naive = await RecordAsync(TimeSpan.FromMinutes(30));
        await BreakAsync();
        await RecordAsync(TimeSpan.FromMinutes(30), naive, writes: false);

        Assert.False(await rig.Writer.WriteAsync(Token));
        var state = await rig.Reader.StateAsync(An.Viewer, Token);
        var raw = await rig.GetAsync(Cpu, rig.Now.AddMinutes(-50), rig.Now, 300);
        var minutes = await rig.GetAsync(Cpu, rig.Now.AddDays(-1), rig.Now);
        rig.Time.Advance(HistoryWriter.RetryAfter);
        Assert.False(await rig.Writer.WriteAsync(Token));
        await RepairAsync();

        Assert.Equal("history.notStored", state.Flaw?.Code);
        Assert.Equal(rig.Now - HistoryWriter.RetryAfter, state.Since);
        Assert.Equal((HistoryTier.Raw, null), (raw.Tier, raw.Flaw));
        Assert.Equal("history.notRead", minutes.Flaw?.Code);
        Assert.Equal(30, minutes.Buckets.Count);
        Assert.True(await rig.Writer.WriteAsync(Token));
        Same(naive, await rig.GetAsync(Cpu, begin.AddHours(-1), rig.Now), begin);
        state = await rig.Reader.StateAsync(An.Viewer, Token);
        Assert.Null(state.Flaw);
        Assert.Equal((0L, rig.Now), (state.Lost, state.WrittenAt));
    }

    [Fact]
    public async Task WriteAsync_StoreFailsForHours_LosesTheOldestAndSaysSo()
    {
        await BreakAsync();
        await RecordAsync(TimeSpan.FromHours(7), writes: false);

        Assert.False(await rig.Writer.WriteAsync(Token));
        Assert.Equal((7 * 60) - PendingRollups.Most, rig.Writer.State.Lost);
        await RepairAsync();
        Assert.True(await rig.Writer.WriteAsync(Token));
        Assert.Equal(PendingRollups.Most, (await rig.GetAsync(Cpu, rig.Now.AddDays(-1), rig.Now)).Buckets.Count);
    }

    [Fact]
    public async Task GetAsync_SeriesOfAnotherProject_IsAnsweredAsOneThatIsNotThere()
    {
        var vault = SeriesName.Of("containers", "server-1", "bank", "vault#1", "cpu");
        var server = ServerName.Parse("server-1");
        rig.Add(Cpu, 1, scope: Scope.Of(server, "shop"));
        rig.Add(vault, 2, scope: Scope.Of(server, "bank"));
        await rig.Writer.WriteAsync(Token);
        await rig.RestartAsync(isKilled: false);
        rig.Rights.Give(An.Viewer, new Grant(Role.Viewer, server, "shop"));

        var there = await rig.Reader.GetAsync(An.Viewer, Cpu, rig.Now.AddHours(-1), rig.Now.AddSeconds(1), 300, Token);
        var other = await rig.Reader.GetAsync(An.Viewer, vault, rig.Now.AddHours(-1), rig.Now.AddSeconds(1), 300, Token);
        var nowhere = await rig.Reader.GetAsync(An.Viewer, SeriesName.Parse("a/b"), rig.Now.AddHours(-1), rig.Now.AddSeconds(1), 300, Token);

        Assert.Equal(1, Assert.Single(there.Buckets).Average);
        Assert.Empty(other.Buckets);
        Assert.Equal("history.unknownSeries", other.Flaw?.Code);
        Assert.Equal(nowhere with { Series = vault, Buckets = other.Buckets }, other);
        Assert.Equal([new RecordedSeries(Cpu, server, "shop", rig.Now)], await rig.Reader.ListAsync(An.Viewer, "containers/", Token));
        Assert.Equal(2, (await rig.Reader.ListAsync(An.Administrator, "", Token)).Count);
        Assert.Empty(await rig.Reader.ListAsync(An.Administrator, "databases/", Token));
    }

    [Fact]
    public async Task Add_MoreSeriesThanThereMayBe_IsRefusedUntilTheSilentOnesAreGone()
    {
        var most = rig.Recorder.MaxSeries;
        for (var i = 0; i < most; i++)
            Assert.True(rig.Add(SeriesName.Of("many", $"{i}"), i));

        Assert.False(rig.Add(SeriesName.Of("many", "more"), 1));
        await rig.Writer.WriteAsync(Token);
        Assert.Equal("history.tooMany", rig.Writer.State.Flaw?.Code);
        rig.Time.Advance(TimeSpan.FromDays(2));
        Assert.True(rig.Add(SeriesName.Of("many", "0"), 1));
        await rig.Writer.WriteAsync(Token);

        Assert.Equal(most * 9 / 10, rig.Recorder.Count);
        Assert.NotNull(rig.Recorder.Find(SeriesName.Of("many", "0")));
        Assert.True(rig.Add(SeriesName.Of("many", "more"), 1));
        Assert.True(await rig.Writer.WriteAsync(Token));
        Assert.Null(rig.Writer.State.Flaw);
    }

    [Fact]
    public async Task Portal_StartsAndStops_WritesByItself()
    {
        await rig.Writer.StartAsync(Token);
        rig.Add(Cpu, 1);
        await rig.Time.PushUntilAsync(() => rig.Writer.State.WrittenAt is not null, TimeSpan.FromSeconds(30));
        rig.Add(Cpu, 3);
        await rig.RestartAsync(isKilled: false);

        var curve = await rig.GetAsync(Cpu, rig.Now.AddHours(-1), rig.Now.AddMinutes(1), 1);
        Assert.Equal((1, 2, 3), (curve.Buckets[0].Minimum, curve.Buckets[0].Average, curve.Buckets[0].Maximum));
    }

    /// <summary>The clock goes on and is believed.</summary>
    private async Task LaterAsync(TimeSpan length)
    {
        rig.Time.Jump(length);
        await rig.Writer.WriteAsync(Token);
        rig.Time.Advance(TimeSpan.FromMinutes(61));
        await rig.Writer.WriteAsync(Token);
    }

    /// <summary>The tables go away, on either engine.</summary>
    private Task BreakAsync() => RunAsync("ALTER TABLE \"HistoryChunks\" RENAME TO \"Aside\"");

    private Task RepairAsync() => RunAsync("ALTER TABLE \"Aside\" RENAME TO \"HistoryChunks\"");

    private Task RunAsync(string statement) => rig.Storage.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync(statement, Token), Token);

    private async Task<IReadOnlyList<HistoryTier>> TiersAsync() =>
        await rig.Storage.Storage.ReadAsync(db => db.Set<HistoryChunkRow>().Select(c => c.Tier).Distinct().OrderBy(t => t).ToListAsync(Token));
}
