using TapBot.Core.Logs;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

/// <summary>The start of a container is told after its first lines were written, and kept in front of them.</summary>
public sealed class ArchiveBeginTests : IAsyncDisposable
{
    private readonly StoreRig rig = new();
    private readonly FakeLogHouse house;

    public ArchiveBeginTests() => house = new FakeLogHouse(rig.Time, new RecordedStore(rig.Store));

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task Archive_BeginsWithALaterMarker_LinesAreReadOnce()
    {
        var log = house.Add("alpha", "shop-web-1", "shop", "web");
        rig.Archive.Append([LogMarker.At(Lines.One(3).Cursor.Nanoseconds, LogMarker.Started, null, StoreRig.Web)]);
        for (var i = 1; i <= 5; i++)
            log.Write(Lines.One(i).Cursor.Nanoseconds, $"{i}");
        await using var tail = house.Tails.Pin(house.KeyOf("shop-web-1"));
        await rig.Time.PushUntilAsync(() => rig.Archive.Lines == 6, TimeSpan.Zero);

        string[] expected = ["1", "2", "3", "4", "5"];
        Assert.Equal(expected, await house.Reader.ReadAsync(An.Administrator, LogSelection.All, new LogQuestion(), TestEnds).Select(l => l.Text).ToListAsync(TestEnds));
        var found = await house.Reader.SearchAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, TestEnds).OfType<LogFinding.Found>().Select(f => f.Line.Text).ToListAsync(TestEnds);
        Assert.Equal(expected.Reverse(), found);
    }
}
