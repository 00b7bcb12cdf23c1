using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TapBot.Portal.Hosting.Ahead;

namespace TapBot.Portal.Tests.Hosting.Ahead;

public sealed class ReadingsTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly Readings readings;

    public ReadingsTests() => readings = new Readings(time, NullLogger<Readings>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => readings.Dispose();

    [Fact]
    public async Task Begin_TooManyAtOnce_LeavesTheRestOutAndTakesTheNextWhenOneHasEnded()
    {
        var (begun, go) = (new SemaphoreSlim(0), new TaskCompletionSource());
        for (var i = 0; i < Readings.Most; i++)
            readings.Begin(_ => BeginAsync(begun, go.Task));
        for (var i = 0; i < Readings.Most; i++)
            await begun.WaitAsync(Token);

        var isLeftOut = true;
        readings.Begin(_ => Task.FromResult(isLeftOut = false));
        go.SetResult();

        // One that is let in says so; until the ended ones are counted off it is asked again.
        var later = new TaskCompletionSource();
        while (!later.Task.IsCompleted)
        {
            Token.ThrowIfCancellationRequested();
            readings.Begin(_ => Task.FromResult(later.TrySetResult()));
            await Task.Yield();
        }
        Assert.True(isLeftOut);
    }

    [Fact]
    public async Task Begin_ReadsForTooLong_IsCut()
    {
        var (begun, cut) = (new SemaphoreSlim(0), new TaskCompletionSource());
        readings.Begin(token => UntilCutAsync(begun, cut, token));
        await begun.WaitAsync(Token);

        time.Advance(Readings.Longest);

        await cut.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Begin_ReadingFails_TroublesNobody()
    {
        var logger = new Said();
        using var logged = new Readings(time, logger);
        logged.Begin(_ => throw new InvalidOperationException("It cannot be read."));

        await logged.StopAsync(Token);

        Assert.Equal([(LogLevel.Debug, "It cannot be read.")], logger.All);
    }

    [Fact]
    public async Task Stop_OneIsReading_WaitsForItsEndAndBeginsNoOther()
    {
        var (begun, cut, go) = (new SemaphoreSlim(0), new TaskCompletionSource(), new TaskCompletionSource());
        readings.Begin(async token =>
        {
            await using var _ = token.Register(() => cut.TrySetResult());
            await BeginAsync(begun, go.Task);
        });
        await begun.WaitAsync(Token);

        var stopping = readings.StopAsync(Token);

        Assert.True(cut.Task.IsCompleted);
        Assert.False(stopping.IsCompleted);
        go.SetResult();
        await stopping;
        var isRead = false;
        readings.Begin(_ => Task.FromResult(isRead = true));
        await readings.StopAsync(Token);
        Assert.False(isRead);
    }

    [Fact]
    public async Task Stop_AfterItWasDisposed_WaitsForWhatWasReading()
    {
        var (begun, cut) = (new SemaphoreSlim(0), new TaskCompletionSource());
        readings.Begin(token => UntilCutAsync(begun, cut, token));
        await begun.WaitAsync(Token);

        readings.Dispose();
        await readings.StopAsync(Token);

        Assert.True(cut.Task.IsCompleted);
        readings.Begin(_ => throw new InvalidOperationException("It is over."));
        await readings.StopAsync(Token);
    }

    [Fact]
    public async Task Stop_OneDoesNotHear_IsNotWaitedForLongerThanTheHostHasTime()
    {
        var (begun, never) = (new SemaphoreSlim(0), new TaskCompletionSource());
        readings.Begin(_ => BeginAsync(begun, never.Task));
        await begun.WaitAsync(Token);

        await readings.StopAsync(new CancellationToken(canceled: true));

        Assert.False(never.Task.IsCompleted);
        never.SetResult();
    }

    private static Task BeginAsync(SemaphoreSlim begun, Task until)
    {
        begun.Release();
        return until;
    }

    private static async Task UntilCutAsync(SemaphoreSlim begun, TaskCompletionSource cut, CancellationToken token)
    {
        try
        {
            await BeginAsync(begun, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        }
        finally
        {
            cut.SetResult();
        }
    }

    private sealed class Said : ILogger<Readings>
    {
        public ConcurrentQueue<(LogLevel Level, string? Why)> All { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Enqueue((logLevel, exception?.Message));
    }
}
