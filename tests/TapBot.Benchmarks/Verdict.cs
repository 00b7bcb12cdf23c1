namespace TapBot.Benchmarks;

/// <summary>What a number means for its goal.</summary>
internal enum Verdict
{
    /// <summary>There is no goal; the number explains another one.</summary>
    Told,

    /// <summary>The goal is reached.</summary>
    Met,

    /// <summary>A goal in time is not reached, which says as much about the machine as about the portal: no failure.</summary>
    Missed,

    /// <summary>A ratio, a count, bytes or an allocation is above its limit.</summary>
    Failed,
}
