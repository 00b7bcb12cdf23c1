namespace TapBot.Portal.Features.Logs;

/// <summary>How the strip of time is divided: into stretches of a round length that begin at round moments, about so many. Pure.</summary>
/// <param name="From">Where the first begins.</param>
/// <param name="Step">How long each is.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct StripTime(DateTimeOffset From, TimeSpan Step, int Count)
{
    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

    /// <summary>Where the last ends.</summary>
    public DateTimeOffset To => From + (Step * Count);

    /// <summary>Divides a time.</summary>
    public static StripTime Of(DateTimeOffset from, DateTimeOffset to, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        var wanted = (to - from) / most;
        var seconds = Steps.FirstOrDefault(s => s >= wanted.TotalSeconds);
        var step = seconds > 0 ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromDays(Math.Ceiling(wanted.TotalDays));
        var first = new DateTimeOffset(from.UtcTicks - (from.UtcTicks % step.Ticks), TimeSpan.Zero);
        return new StripTime(first, step, (int)Math.Ceiling((to - first) / step));
    }
}
