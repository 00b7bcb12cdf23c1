using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Core.Servers;

/// <summary>What the figures of a machine are called in the history: <c>servers/name/cpu</c>. The figures have the names and units of <see cref="MachineFigures"/>.</summary>
public static class MachineSeries
{
    /// <summary>The first part of all of them.</summary>
    public const string Root = "servers";

    private static readonly (string Figure, Func<MachineFigures, double?> Value)[] All =
    [
        ("cpu", static f => f.Cpu),
        ("cpuWaiting", static f => f.CpuWaiting),
        ("cpuStolen", static f => f.CpuStolen),
        ("load1", static f => f.Load1),
        ("memoryUsed", static f => f.MemoryUsed),
        ("swapUsed", static f => f.SwapUsed),
        ("cpuPressure", static f => f.CpuPressure?.Some),
        ("memoryPressure", static f => f.MemoryPressure?.Some),
        ("ioPressure", static f => f.IoPressure?.Some),
        ("receivedPerSecond", static f => f.ReceivedPerSecond),
        ("sentPerSecond", static f => f.SentPerSecond),
        ("readPerSecond", static f => f.ReadPerSecond),
        ("writtenPerSecond", static f => f.WrittenPerSecond),
        ("temperature", static f => f.Temperature),
    ];

    /// <summary>The figures that have a history.</summary>
    public static IEnumerable<string> Figures => All.Select(f => f.Figure);

    /// <summary>The name of a figure of a machine.</summary>
    /// <param name="server">Which.</param>
    /// <param name="figure">One of <see cref="Figures"/>.</param>
    public static SeriesName Of(ServerName server, string figure) => SeriesName.Of(Root, server.Value, figure);

    /// <summary>What a reading says of a figure; null when it is not known.</summary>
    /// <param name="figures">The reading.</param>
    /// <param name="figure">One of <see cref="Figures"/>.</param>
    /// <exception cref="ArgumentException">There is no such figure.</exception>
    public static double? ValueOf(MachineFigures figures, string figure) => Array.Find(All, f => f.Figure == figure) is { Value: { } value }
        ? value(figures)
        : throw new ArgumentException($"There is no figure '{figure}'.", nameof(figure));

    /// <summary>The name of the used bytes of a file system.</summary>
    /// <param name="server">Which machine.</param>
    /// <param name="mount">Where it is mounted.</param>
    public static SeriesName OfFileSystem(ServerName server, string mount) => SeriesName.Of(Root, server.Value, "disks", mount, "used");

    /// <summary>Takes a reading into the history; what is not known is a gap.</summary>
    internal static void Record(HistoryRecorder history, ServerName server, MachineFigures figures)
    {
        var scope = Scope.Of(server, null);
        foreach (var (figure, value) in All)
        {
            if (value(figures) is { } known)
                history.Add(Of(server, figure), scope, figures.At, known);
        }
        foreach (var system in figures.FileSystems)
        {
            if (system.Used is { } used)
                history.Add(OfFileSystem(server, system.Mount), scope, figures.At, used);
        }
    }
}
