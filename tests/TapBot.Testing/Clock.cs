using Microsoft.Extensions.Time.Testing;

namespace TapBot.Testing;

/// <summary>Moves a fake clock while something that waits on it is waited for.</summary>
internal static class Clock
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5), Most = TimeSpan.FromSeconds(30);

    /// <summary>Pushes the clock on, step by step, until the task ends; gives the other threads a breath of real time at each step.</summary>
    public static async Task<T> PushUntilAsync<T>(this FakeTimeProvider time, Task<T> ends, TimeSpan step)
    {
        using var late = new CancellationTokenSource(Most);
        while (await Task.WhenAny(ends, Task.Delay(Breath, TimeProvider.System, late.Token)) != ends)
        {
            late.Token.ThrowIfCancellationRequested();
            time.Advance(step);
        }
        return await ends;
    }

    /// <summary>Pushes the clock on, step by step, until something is so; a step of zero only waits.</summary>
    public static async Task PushUntilAsync(this FakeTimeProvider time, Func<bool> reached, TimeSpan step)
    {
        using var late = new CancellationTokenSource(Most);
        while (!reached())
        {
            time.Advance(step);
            await Task.Delay(Breath, TimeProvider.System, late.Token);
        }
    }
}
