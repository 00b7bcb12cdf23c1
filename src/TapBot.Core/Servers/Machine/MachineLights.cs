using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Servers;

/// <summary>The lights of one machine over time; the worst is shown. One sampler uses it at a time.</summary>
/// <param name="time">The clock.</param>
/// <param name="boundsOf">The bounds that hold for the machine now.</param>
internal sealed class MachineLights(TimeProvider time, Func<NamedThreshold, Threshold> boundsOf)
{
    /// <summary>For so long a process that was killed for want of memory is worth a look.</summary>
    public static readonly TimeSpan KilledFor = TimeSpan.FromMinutes(30);

    private readonly ThresholdLight cpu = new(time), stolen = new(time), memory = new(time), pressure = new(time), disk = new(time);
    private long? killedAt;
    private long killed;

    /// <summary>The machine with a reading and its lights.</summary>
    public Machine Judge(Machine before, MachineFigures figures)
    {
        var lights = LightsOf(figures);
        var (colour, reason) = Verdict(figures, lights);
        var same = before.Colour == colour && before.Reason.Code == reason.Code;
        return before with { Figures = figures, Lights = lights, Colour = colour, Reason = reason, Since = same ? before.Since : time.GetUtcNow() };
    }

    private (LightColour Colour, Phrase Reason) Verdict(MachineFigures figures, Dictionary<string, FigureLight> lights)
    {
        if (figures.Killed is > 0 and var more)
        {
            // Further ones within the time are counted together.
            killed = killedAt is { } last && time.GetElapsedTime(last) < KilledFor ? killed + more : more;
            killedAt = time.GetTimestamp();
        }
        var seen = lights.Values.Select(l => (l.Colour, l.Reason)).ToList();
        if (killedAt is { } at && time.GetElapsedTime(at) < KilledFor)
            seen.Add((LightColour.Yellow, Phrase.Of("servers.light.killed", ("count", killed), ("minutes", (int)KilledFor.TotalMinutes))));
        if (seen.Count == 0)
            return (LightColour.Unknown, Phrase.Of("servers.light.unknown"));
        var worst = seen.MaxBy(l => l.Colour);
        return worst.Colour is LightColour.Green ? (LightColour.Green, Phrase.Of("servers.light.green")) : worst;
    }

    private Dictionary<string, FigureLight> LightsOf(MachineFigures figures)
    {
        var lights = new Dictionary<string, FigureLight>(StringComparer.Ordinal);
        Add(lights, MachineThresholds.Cpu, cpu, figures.Cpu, "servers.light.cpu");
        Add(lights, MachineThresholds.Stolen, stolen, figures.CpuStolen, "servers.light.stolen");
        Add(lights, MachineThresholds.Memory, memory, figures.MemoryShare, "servers.light.memory");
        Add(lights, MachineThresholds.MemoryPressure, pressure, figures.MemoryPressure?.Full, "servers.light.memoryPressure");
        Add(lights, MachineThresholds.Disk, disk, figures.Fullest?.UsedShare, "servers.light.disk", ("mount", figures.Fullest?.Mount));
        return lights;
    }

    /// <summary>Judges a figure; the reason names the bound that the light has crossed. What this kernel does not count is nobody's worry.</summary>
    private void Add(Dictionary<string, FigureLight> lights, NamedThreshold named, ThresholdLight light, double? value, string code, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (value is not { } share)
            return;
        var bounds = boundsOf(named);
        var colour = light.Update(bounds, share);
        lights[named.Name] = new FigureLight(bounds, colour, Phrase.Of(code, [.. arguments, ("percent", Math.Round(share * 100, 1)), ("bound", named.Shown(colour is LightColour.Red ? bounds.Red : bounds.Yellow))]));
    }
}
