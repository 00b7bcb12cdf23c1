using System.Runtime.CompilerServices;

namespace TapBot.Core.Logs;

/// <summary>How many lines of each level there are, and how many markers, whose levels are not counted.</summary>
[InlineArray(Slots)]
internal struct LineCounts
{
    /// <summary>Seven levels and the markers.</summary>
    public const int Slots = 8;

    /// <summary>Where markers are counted.</summary>
    public const int Markers = 7;

    private int first;

    /// <summary>Where a line is counted.</summary>
    public static int SlotOf(in StoredFields line) => line.Stream == LogStream.Marker ? Markers : (int)line.Level;

    public void Count(in StoredFields line) => this[SlotOf(line)]++;
}
