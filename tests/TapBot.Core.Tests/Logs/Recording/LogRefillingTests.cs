using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Testing;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

/// <summary>A store that takes nothing for a while, under a log that is recorded and looked at.</summary>
public sealed class LogRefillingTests : IAsyncLifetime
{
    private readonly StoreRig rig = new() { Limits = new() };
    private readonly FakeLogHouse house;
    private readonly RecordedStore store;
    private readonly LogRefilling refilling;
    private readonly FakeLogSource log;
    private LogTail pin = null!, tail = null!;

    public LogRefillingTests()
    {
        store = new RecordedStore(rig.Store);
        house = new FakeLogHouse(rig.Time, store);
        refilling = new LogRefilling(store, house.Tails);
        log = house.Add("alpha", "shop-web-1", "shop", "web");
    }

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await refilling.StartAsync(TestEnds);
        pin = (LogTail)house.Tails.Pin(house.KeyOf("shop-web-1"));
        tail = house.Tails.Open(house.KeyOf("shop-web-1"));
    }

    public async ValueTask DisposeAsync()
    {
        await refilling.StopAsync(CancellationToken.None);
        refilling.Dispose();
        await tail.DisposeAsync();
        await pin.DisposeAsync();
        await house.DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task Store_FullForAWhile_IsFilledUpFromTheSourceAndTheViewSeesEachLineOnce()
    {
        await WriteAsync(1, 100);
        await FullAsync();
        await WriteAsync(101, 400);
        Assert.Equal(100, rig.Archive.Lines);

        await FreeAsync(kept: 400);
        await WriteAsync(401, 500);

        Assert.Equal(Numbers(1, 500), Kept());
        Assert.Equal(Numbers(1, 500), Seen());
        Assert.IsType<StreamState.Live>(tail.State);
    }

    [Fact]
    public async Task Store_FullAgainAndAgain_LosesNothing()
    {
        for (var round = 0; round < 5; round++)
        {
            await WriteAsync((round * 200) + 1, (round * 200) + 100);
            await FullAsync();
            await WriteAsync((round * 200) + 101, (round * 200) + 200);
            await FreeAsync(kept: (round * 200) + 200);
        }

        Assert.Equal(Numbers(1, 1_000), Kept());
        Assert.Equal(Numbers(1, 1_000), Seen());
    }

    [Fact]
    public async Task Store_FullWhenTheContainerStopped_IsFilledUpAllTheSame()
    {
        await WriteAsync(1, 10);
        await FullAsync();
        await WriteAsync(11, 20);
        log.Stop();
        await rig.Time.PushUntilAsync(() => tail.State is StreamState.Ended, TimeSpan.Zero);

        await FreeAsync(kept: 20);

        Assert.Equal(Numbers(1, 20), Kept());
        Assert.Equal(Numbers(1, 20), Seen());
    }

    [Fact]
    public async Task Store_FullUntilTheSourceHasForgotten_SaysWhereLinesAreMissing()
    {
        await WriteAsync(1, 10);
        await FullAsync();
        await WriteAsync(11, 20);
        log.Forget(15);

        await FreeAsync(kept: 16);

        Assert.Equal([.. Numbers(1, 10), "gap rotated", .. Numbers(16, 20)], Kept());
        Assert.Equal(Numbers(1, 20), Seen());
    }

    [Fact]
    public async Task Store_FullUntilTheContainerIsGone_SaysWhereLinesAreMissing()
    {
        await WriteAsync(1, 10);
        await FullAsync();
        await WriteAsync(11, 20);
        log.IsGone = true;

        await FreeAsync(kept: 11);

        Assert.Equal([.. Numbers(1, 10), "gap disk"], Kept());
    }

    [Fact]
    public async Task Store_FullWhenTheContainerIsRemovedAndNobodyLooks_SaysWhereLinesAreMissing()
    {
        await WriteAsync(1, 10);
        await FullAsync();
        await WriteAsync(11, 20);
        house.Remove("shop-web-1");
        await LeaveAsync();

        await FreeAsync(kept: 11);

        Assert.Equal([.. Numbers(1, 10), "gap disk"], Kept());
    }

    [Fact]
    public async Task Store_FullWhenNobodyLooksAnyMoreAtAContainerThatIsThere_IsNotSaidToLackWhatCanStillBeRead()
    {
        await WriteAsync(1, 10);
        await FullAsync();
        await WriteAsync(11, 20);
        await LeaveAsync();

        await FreeAsync(kept: 10);
        house.Tails.FillUp();

        Assert.Equal(Numbers(1, 10), Kept());
    }

    private async Task LeaveAsync()
    {
        await tail.DisposeAsync();
        await pin.DisposeAsync();
    }

    private static string[] Numbers(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(i => $"{i}")];

    private string[] Kept() => [.. StoreRig.All(rig.Archive).Select(l => l.Text)];

    private string[] Seen() => [.. tail.ReadRange(0, 100_000).Lines.Select(l => l.Text)];

    private async Task WriteAsync(int first, int last)
    {
        await rig.Time.PushUntilAsync(() => tail.State is StreamState.Live, TimeSpan.Zero);
        for (var i = first; i <= last; i++)
            log.Write(i, $"{i}");
        await rig.Time.PushUntilAsync(() => tail.Reader.Ring.NextSequence >= last, TimeSpan.Zero);
        await rig.Time.PushUntilAsync(() => Seen() is [.., var newest] && newest == $"{last}", TimeSpan.Zero);
    }

    private async Task FullAsync()
    {
        rig.Disk.Said = rig.Disk.Said with { Free = 0 };
        await rig.Time.PushUntilAsync(() => !store.State.IsRecording, TimeSpan.FromSeconds(1));
    }

    private async Task FreeAsync(int kept)
    {
        rig.Disk.Said = rig.Disk.Said with { Free = rig.Disk.Said.Total };
        await rig.Time.PushUntilAsync(() => store.State.IsRecording, TimeSpan.FromSeconds(1));
        await rig.Time.PushUntilAsync(() => rig.Archive.Lines >= kept, TimeSpan.Zero);
    }
}
