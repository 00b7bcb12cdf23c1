namespace TapBot.Benchmarks;

/// <summary>What one run took.</summary>
/// <param name="Wall">Time on the clock.</param>
/// <param name="Cpu">Processor time of the client, in user mode and in the kernel.</param>
/// <param name="Allocated">Managed bytes allocated; 0 where there is no managed heap.</param>
internal readonly record struct Measurement(TimeSpan Wall, TimeSpan Cpu, long Allocated)
{
    /// <summary>The lower of each value: what the work takes when nothing else disturbs.</summary>
    public static Measurement Best(IReadOnlyList<Measurement> runs) => new(runs.Min(run => run.Wall), runs.Min(run => run.Cpu), runs.Min(run => run.Allocated));
}
