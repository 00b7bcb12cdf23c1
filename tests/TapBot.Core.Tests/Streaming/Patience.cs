namespace TapBot.Core.Tests.Streaming;

/// <summary>The most that a test waits in real time for something that must happen; far more than it takes.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task Soon(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static Task Soon(this ValueTask task) => task.AsTask().WaitAsync(Limit);

    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Limit);

    /// <summary>For conditions that nothing announces: looks again and again, letting others run.</summary>
    public static async Task Until(Func<bool> condition, string what)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begin) < Limit, $"Waited in vain until {what}");
            await Task.Yield();
        }
    }
}
