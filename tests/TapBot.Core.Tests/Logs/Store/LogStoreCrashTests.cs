using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

/// <summary>The portal stops at any moment: what is found afterwards is a beginning of what was appended, never less than was written before.</summary>
public sealed class LogStoreCrashTests : IAsyncDisposable
{
    private readonly StoreRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Open_StoppedWithinAnyWrite_HasABeginningOfTheLines(int seed)
    {
        var lines = StrangeLines.Make(seed, 90, StoreRig.Web);
        var random = new Random(seed);
        for (var next = 0; next < lines.Length;)
        {
            var count = Math.Min(random.Next(1, 40), lines.Length - next);
            rig.Archive.Append(lines.AsSpan(next, count));
            next += count;
            if (random.Next(3) > 0)
                await rig.Store.FlushAsync();
        }
        await rig.Store.DisposeAsync();

        var (before, least) = (rig.Beside("before"), 0);
        Directory.CreateDirectory(before);
        foreach (var step in rig.Disk.Steps.ToArray())
        {
            for (var bytes = 1; bytes < step.Data.Length; bytes += step.Data.Length > 200 ? 31 : 3)
                Assert.InRange(await FoundAsync(before, copy => step.Repeat(rig.Directory, copy, bytes), lines), least, lines.Length);
            step.Repeat(rig.Directory, before);
            var now = await FoundAsync(before, _ => { }, lines);
            Assert.InRange(now, least, lines.Length);
            least = now;
        }
        Assert.Equal(lines.Length, least);
    }

    [Fact]
    public async Task Open_JournalCutAtAnyByte_GoesOnBehindTheLastWholeRecord()
    {
        var lines = Lines.From(0, 25).Select(l => l with { Origin = StoreRig.Web }).ToArray();
        foreach (var batch in lines.Chunk(5))
        {
            rig.Archive.Append(batch);
            await rig.Store.FlushAsync();
        }
        await rig.Store.DisposeAsync();
        var journal = Path.GetRelativePath(rig.Directory, Assert.Single(rig.Files("open")));
        var length = new FileInfo(Path.Combine(rig.Directory, journal)).Length;
        for (var cut = 0; cut < length; cut++)
        {
            var found = await FoundAsync(rig.Directory, copy => new LogDisk().Cut(Path.Combine(copy, journal), cut), lines);
            Assert.True(found % 5 == 0 && found < 25);
        }
    }

    [Fact]
    public async Task Open_SegmentCutAtAnyByte_EndsWithTheLastWholeBlockAndSaysSo()
    {
        var lines = StrangeLines.Make(4, 100, StoreRig.Web);
        rig.Limits = rig.Limits with { SegmentBytes = 1 << 20 };
        rig.Archive.Append(lines);
        await rig.Store.FlushAsync();
        await rig.Store.DisposeAsync();
        File.Delete(Assert.Single(rig.Files("open")));
        var segment = Path.GetRelativePath(rig.Directory, Assert.Single(rig.Files(".blocks")));
        var length = new FileInfo(Path.Combine(rig.Directory, segment)).Length;
        var before = 0;
        for (var cut = 0; cut < length; cut += 13)
        {
            var found = await FoundAsync(rig.Directory, copy => new LogDisk().Cut(Path.Combine(copy, segment), cut), lines);
            Assert.InRange(found, before, lines.Length);
            before = found;
        }
    }

    [Fact]
    public async Task Read_BlockDamagedInTheMiddle_IsSkippedAndSaid()
    {
        rig.Archive.Append([.. Lines.From(0, 300)]);
        await rig.Store.FlushAsync();
        await rig.Store.DisposeAsync();
        var damaged = rig.Files(".blocks")[1];
        var bytes = await File.ReadAllBytesAsync(damaged, TestContext.Current.CancellationToken);
        bytes[200]++; // within the contents of its first block
        await File.WriteAllBytesAsync(damaged, bytes, TestContext.Current.CancellationToken);

        await CheckLeftAsync();
    }

    [Fact]
    public async Task Open_HeaderDamagedInTheMiddle_FindsTheNextBlock()
    {
        rig.Archive.Append([.. Lines.From(0, 300)]);
        await rig.Store.FlushAsync();
        await rig.Store.DisposeAsync();
        var damaged = rig.Files(".blocks")[1];
        var bytes = await File.ReadAllBytesAsync(damaged, TestContext.Current.CancellationToken);
        bytes[20]++;
        await File.WriteAllBytesAsync(damaged, bytes, TestContext.Current.CancellationToken);

        await CheckLeftAsync();
    }

    [Fact]
    public async Task Open_FilesOfZeros_AreCut()
    {
        rig.Archive.Append([.. Lines.From(0, 310)]);
        await rig.Store.FlushAsync();
        await rig.Store.DisposeAsync();
        foreach (var file in rig.Files("open").Append(rig.Files(".blocks")[^1]))
            await File.WriteAllBytesAsync(file, new byte[5_000], TestContext.Current.CancellationToken);

        var archive = await rig.ReopenAsync();

        var left = StoreRig.All(archive);
        Assert.Equal(Lines.From(0, left.Count).Select(l => l.Text), left.Select(l => l.Text));
        Assert.InRange(left.Count, 1, 299);
        Assert.Equal(2, rig.Store.State.Damages);
    }

    /// <summary>One block of 30 lines is missing, and nothing else.</summary>
    private async Task CheckLeftAsync()
    {
        var left = StoreRig.All(await rig.ReopenAsync()).Select(l => l.Text).ToHashSet();
        Assert.Equal(1, rig.Store.State.Damages);
        var missing = Lines.From(0, 300).Select((line, number) => (line.Text, number)).Where(l => !left.Contains(l.Text)).Select(l => l.number).ToArray();
        Assert.Equal(Enumerable.Range(missing[0], StoreRig.Small.BlockLines), missing);
        Assert.Equal(300 - StoreRig.Small.BlockLines, StoreRig.All(rig.Archive).Count);
        Assert.Equal(1, rig.Store.State.Damages);
    }

    /// <summary>Copies a directory, does something to it, and opens it: how many lines there are, all of them the first ones; a line appended comes behind them.</summary>
    private async Task<int> FoundAsync(string directory, Action<string> change, LogLine[] lines)
    {
        var copy = rig.Beside("copy");
        foreach (var file in Directory.GetFiles(directory, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(directory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        Directory.CreateDirectory(copy);
        change(copy);
        var count = 0;
        for (var round = 0; round < 2; round++)
        {
            await using var store = rig.Open(copy);
            var archive = store.Of(StoreRig.Web);
            var found = StoreRig.All(archive);
            count = found.Count - round;
            Assert.Equal(lines[..count], found.Take(count));
            archive.Append([Lines.One(0)]);
        }
        Directory.Delete(copy, recursive: true);
        return count;
    }
}
