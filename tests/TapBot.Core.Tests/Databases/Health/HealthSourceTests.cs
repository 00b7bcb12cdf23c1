using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Databases.Health;

/// <summary>Whoever looks at the same time shares one examination, and it serves for a minute.</summary>
public sealed class HealthSourceTests : IAsyncLifetime
{
    private static readonly DatabaseInstance Instance = new() { Name = DatabaseName.Parse("shop"), Scope = Scope.Portal, State = new StreamState.Live(DateTimeOffset.UnixEpoch) };

    private readonly FakeTimeProvider time = new();
    private readonly List<TaskCompletionSource<HealthReport>> begun = [];
    private readonly HealthSource source;

    public HealthSourceTests() => source = new HealthSource(ExamineAsync, time);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => source.DisposeAsync();

    [Fact]
    public async Task Get_SeveralAtOnce_ShareOneExaminationForAMinute()
    {
        var (first, second) = (AskAsync(), AskAsync());
        await EndAsync(1);

        Assert.Same(await first, await second);
        time.Advance(HealthSource.Good - TimeSpan.FromSeconds(1));
        Assert.Same(await first, await AskAsync());
        time.Advance(TimeSpan.FromSeconds(1));
        var later = AskAsync();
        await EndAsync(2);
        Assert.NotSame(await first, await later);
    }

    [Fact]
    public async Task Get_Urgent_IsFreshButNotAtOnceAgain()
    {
        var first = AskAsync();
        await EndAsync(1);
        await first;

        Assert.Same(await first, await AskAsync(isUrgent: true));
        time.Advance(HealthSource.Fresh);
        var urgent = AskAsync(isUrgent: true);
        await EndAsync(2);
        Assert.NotSame(await first, await urgent);
    }

    [Fact]
    public async Task Get_EveryMinute_IsExaminedEachTime()
    {
        for (var count = 1; count <= 3; count++)
        {
            var asked = AskAsync();
            await EndAsync(count);
            await asked;
            time.Advance(HealthReport.Every - TimeSpan.FromMilliseconds(50));
        }
    }

    [Fact]
    public async Task Get_FailedBefore_TriesAgain()
    {
        var failing = AskAsync();
        (await BegunAsync(1)).SetException(new DatabaseException(Phrase.Of("databases.lost")));
        await Assert.ThrowsAsync<DatabaseException>(() => failing);

        var again = AskAsync();
        await EndAsync(2);

        Assert.NotNull(await again);
    }

    [Fact]
    public async Task Get_NameOfAnotherInstance_IsNotServedTheReportOfTheOneBefore()
    {
        var first = AskAsync();
        await EndAsync(1);
        await first;

        var other = source.GetAsync(Instance with { Address = "elsewhere:5432" }, false, TestContext.Current.CancellationToken);
        await EndAsync(2);

        Assert.NotSame(await first, await other);
    }

    [Fact]
    public async Task Get_OtherBoundsHold_IsExaminedAnew()
    {
        var first = AskAsync();
        await EndAsync(1);
        await first;

        var after = source.GetAsync(Instance with { Bounds = new Dictionary<string, Threshold>() }, false, TestContext.Current.CancellationToken);
        await EndAsync(2);

        Assert.NotSame(await first, await after);
    }

    private Task<HealthReport> AskAsync(bool isUrgent = false) => source.GetAsync(Instance, isUrgent, TestContext.Current.CancellationToken);

    private Task<HealthReport> ExamineAsync(DatabaseInstance instance, CancellationToken cancellationToken)
    {
        var examination = new TaskCompletionSource<HealthReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (begun)
            begun.Add(examination);
        return examination.Task.WaitAsync(cancellationToken);
    }

    private async Task EndAsync(int count) => (await BegunAsync(count)).SetResult(new HealthReport(time.GetUtcNow(), []));

    /// <summary>The examination of that number, as soon as it has begun.</summary>
    private async Task<TaskCompletionSource<HealthReport>> BegunAsync(int count)
    {
        while (true)
        {
            lock (begun)
            {
                if (begun.Count == count)
                    return begun[^1];
            }
            await Task.Yield();
        }
    }
}
