using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

public sealed class LogArchiveResumeTests : IAsyncDisposable
{
    private readonly StoreRig rig = new() { Limits = StoreRig.Small with { BlockBytes = 20_000, BlockLines = 1_000, SegmentBytes = 100_000 } };

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 300)]
    [InlineData(3, 20_000)]
    public async Task Resume_EngineFollowedAgain_StoresEveryLineOnceUnderTheSameCursor(int seed, int stored)
    {
        var random = new Random(seed);
        var log = new (long Time, LogStream Stream)[stored + 500];
        for (var i = 0; i < log.Length; i++)
            log[i] = (Lines.Start + i * 3 + random.Next(-40, 40), (LogStream)random.Next(2));
        Follow(new LogResume(), log[..stored]);
        rig.Archive.Append([LogMarker.At(Lines.Start + stored * 3, LogMarker.Started, null, StoreRig.Web)]);
        var archive = await rig.ReopenAsync();

        var resume = archive.Resume();
        var since = resume.Begin() ?? long.MinValue;
        Follow(resume, [.. log.Where(l => l.Time >= since)]);

        var uncut = new LogResume();
        var expected = log.Select(l => uncut.TryAccept(l.Time, l.Stream, out var cursor) ? cursor : default);
        Assert.Equal(expected, StoreRig.All(rig.Archive).Where(l => l.Stream != LogStream.Marker).Select(l => l.Cursor));
    }

    [Fact]
    public void Resume_NothingButMarkers_BeginsAnew()
    {
        rig.Archive.Append([LogMarker.At(Lines.Start, LogMarker.Created, "0123456789ab", StoreRig.Web)]);

        Assert.True(rig.Archive.Resume().IsEmpty);
    }

    private void Follow(LogResume resume, (long Time, LogStream Stream)[] log)
    {
        foreach (var (time, stream) in log)
        {
            if (resume.TryAccept(time, stream, out var cursor))
                rig.Archive.Append([new LogLine(cursor, stream, LineLevel.Info, "line")]);
        }
    }
}
