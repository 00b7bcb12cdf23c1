using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

public sealed class LogStoreConcurrencyTests : IAsyncDisposable
{
    private const int Count = 20_000;

    private readonly StoreRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Read_WhileAppending_SeesABeginningWithoutHoles()
    {
        var archive = rig.Archive;
        var cancellationToken = TestContext.Current.CancellationToken;
        var writing = Task.Run(() => WriteAsync(archive, cancellationToken), cancellationToken);
        var reading = Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReadUntilAll(archive, cancellationToken), cancellationToken));

        await Task.WhenAll([writing, .. reading]);

        Assert.Equal(0, rig.Store.State.Damages);
    }

    [Fact]
    public async Task Append_FasterThanTheDisk_IsRefusedAndGoesOnWithoutALoss()
    {
        rig.Limits = StoreRig.Small with { WaitingBytes = 1_000 };

        await WriteAsync(rig.Archive, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(Lines.From(0, Count).Select(l => l.Cursor), StoreRig.All(rig.Archive).Select(l => l.Cursor));
    }

    [Fact]
    public async Task Read_WhileQuotasRemove_NeverFails()
    {
        rig.Options = new LogStoreOptions { MaxBytes = 30_000, MaxBytesPerSource = 10_000 };
        var archive = rig.Archive;
        var cancellationToken = TestContext.Current.CancellationToken;
        var writing = Task.Run(() => WriteAsync(archive, cancellationToken), cancellationToken);
        while (!writing.IsCompleted)
        {
            var numbers = StoreRig.All(archive).Select(l => l.Cursor.Nanoseconds).ToArray();
            Assert.Equal(numbers.Order(), numbers);
            archive.ReadBefore(new LogCursor(long.MaxValue, 0), 100);
        }
        await writing;

        Assert.Equal(0, rig.Store.State.Damages);
    }

    private async Task WriteAsync(LogArchive archive, CancellationToken cancellationToken)
    {
        foreach (var batch in Lines.From(0, Count).Chunk(50))
        {
            while (!archive.Append(batch))
                await rig.Store.WhenReadyAsync(cancellationToken);
        }
    }

    private static void ReadUntilAll(LogArchive archive, CancellationToken cancellationToken)
    {
        for (var seen = 0; seen < Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var lines = StoreRig.All(archive);
            Assert.InRange(lines.Count, seen, Count);
            seen = lines.Count;
            for (var i = 0; i < lines.Count; i++)
                Assert.Equal(Lines.Start + i * 1_000_000L, lines[i].Cursor.Nanoseconds);
        }
    }
}
