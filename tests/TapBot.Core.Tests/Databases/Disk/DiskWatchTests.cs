using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Databases;
using TapBot.Testing;

namespace TapBot.Core.Tests.Databases.Disk;

public sealed class DiskWatchTests
{
    private static readonly DiskClue Clue = new("/data", 1);
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Newest_WhileALookHangs_IsThatOfBeforeAtOnce()
    {
        var answers = new Queue<TaskCompletionSource<DatabaseDisk>>([new(), new()]);
        var (first, second) = (answers.First(), answers.Last());
        var asked = 0;
        var watch = new DiskWatch((_, _) => { Interlocked.Increment(ref asked); return answers.Dequeue().Task; }, time);
        var disk = DiskForecast.Of(new DiskSpace(10, 5), default);

        Assert.Equal("databases.disk.unknown.notYet", watch.Newest(Clue, Token).Says.Code);
        first.SetResult(disk);
        await time.PushUntilAsync(() => watch.Newest(Clue, Token) == disk, TimeSpan.Zero);
        time.Advance(DiskWatch.Every);
        for (var i = 0; i < 3; i++)
        {
            Assert.Same(disk, watch.Newest(Clue, Token));
            time.Advance(DiskWatch.Every);
        }
        await time.PushUntilAsync(() => Volatile.Read(ref asked) == 2, TimeSpan.Zero);
        second.SetException(new InvalidOperationException("broken"));
        await watch.EndAsync();

        Assert.Equal("databases.disk.unknown.failed", watch.Newest(Clue, Token).Says.Code);
    }

    [Fact]
    public async Task AtAsync_FileSystemThatHangs_EndsByItsDeadlineAndIsNotAskedTwice()
    {
        var asked = 0;
        using var gate = new ManualResetEventSlim();
        var look = new DiskLook(_ => { Interlocked.Increment(ref asked); gate.Wait(Token); return new DiskSpace(10, 5); }, time);

        foreach (var _ in new[] { 1, 2 })
            Assert.Equal("databases.disk.unknown.silent", (await time.PushUntilAsync(look.AtAsync("/nfs", Token), TimeSpan.FromSeconds(1))).Why?.Code);
        await time.PushUntilAsync(() => Volatile.Read(ref asked) > 0, TimeSpan.Zero);
        Assert.Equal(1, asked);
        gate.Set();
        await time.PushUntilAsync(look.AtAsync("/nfs", Token), TimeSpan.Zero);

        Assert.Equal(new DiskSpace(10, 5), (await time.PushUntilAsync(look.AtAsync("/nfs", Token), TimeSpan.Zero)).Space);
    }

    [Fact]
    public async Task AtAsync_RealPaths_AreKnownOrSayWhy()
    {
        var look = new DiskLook(DiskLook.Read, TimeProvider.System);

        var (here, _) = await look.AtAsync(Path.GetTempPath(), Token);
        var (_, why) = await look.AtAsync("/no/such/place", Token);

        Assert.True(here is { Total: > 0, Free: >= 0 } && here.Free <= here.Total);
        Assert.Equal("databases.disk.unknown.notHere", why?.Code);
    }
}
