using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Servers;

namespace TapBot.Core.Tests.Servers.Machine;

public sealed class FileSystemLookTests
{
    private static readonly FileSystem Root = new() { Mount = "/", Device = "/dev/vda", Kind = "ext4", Total = 100, Free = 40, Used = 50 };
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void UsedShare_OfAFileSystem_LeavesOutWhatIsKeptForRoot() => Assert.Equal(50.0 / 90, Root.UsedShare);

    [Fact]
    public void Here_OnThisMachine_SaysNothingImpossible() =>
        Assert.All(FileSystemLook.Here().Where(f => f.Total is not null), f => Assert.InRange(f.Used!.Value + f.Free!.Value, 0, f.Total!.Value));

    [Fact]
    public async Task Newest_DiskThatHangs_NeverKeepsTheCallerAndIsNotKnownAfterAWhile()
    {
        var (looks, hangs, goOn) = (0, new TaskCompletionSource(), new ManualResetEventSlim());
        var look = new FileSystemLook(time, () =>
        {
            if (Interlocked.Increment(ref looks) > 1)
            {
                hangs.SetResult();
                goOn.Wait(TestContext.Current.CancellationToken);
            }
            return [Root];
        });
        Assert.Empty(look.Newest());
        await UntilAsync(() => look.Newest().Count == 1);
        time.Advance(FileSystemLook.Every);
        Assert.Equal([Root], look.Newest());
        await hangs.Task;
        time.Advance(FileSystemLook.Patience - TimeSpan.FromSeconds(1));
        Assert.Equal([Root], look.Newest());
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(Assert.Single(look.Newest()).Total);
        Assert.Equal(2, looks);
        goOn.Set();
        await UntilAsync(() => look.Newest() is [{ Total: 100 }]);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Yield();
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }
}
