using Microsoft.Extensions.Time.Testing;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Tests.Hosting;

public sealed class IdleCompactionTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider time = new();
    private readonly IdleCompaction compaction;
    private int compacted;
    private int released;

    public IdleCompactionTests() => compaction = new IdleCompaction(time, () => compacted++, () => released++);

    public void Dispose() => compaction.Dispose();

    [Fact]
    public async Task Start_Quiet_CompactsOnce()
    {
        await compaction.StartAsync(CancellationToken.None);
        time.Advance(IdleCompaction.Quiet - Moment);
        Assert.Equal(0, compacted);

        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal((1, 0), (compacted, released));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((1, 1), (compacted, released));
    }

    [Fact]
    public async Task Page_ComesWhileItSettles_ReleasesAfterTheNextCompaction()
    {
        await compaction.StartAsync(CancellationToken.None);
        time.Advance(IdleCompaction.Quiet);
        await compaction.OnCircuitOpenedAsync(null!, CancellationToken.None);

        time.Advance(IdleCompaction.Settling);
        Assert.Equal((1, 0), (compacted, released));
        time.Advance(IdleCompaction.Quiet);
        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal((2, 1), (compacted, released));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_ComesOrGoes_CompactsWhenItIsQuietAgain(bool comes)
    {
        await compaction.StartAsync(CancellationToken.None);
        time.Advance(IdleCompaction.Quiet);
        for (var i = 0; i < 5; i++)
        {
            await (comes ? compaction.OnCircuitOpenedAsync(null!, CancellationToken.None) : compaction.OnCircuitClosedAsync(null!, CancellationToken.None));
            time.Advance(IdleCompaction.Quiet - Moment);
        }
        Assert.Equal(1, compacted);

        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, compacted);
    }

    [Fact]
    public async Task Stop_BeforeItIsQuiet_NeverCompacts()
    {
        await compaction.StartAsync(CancellationToken.None);
        await compaction.StopAsync(CancellationToken.None);

        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, compacted);
    }
}
