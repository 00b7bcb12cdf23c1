using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>A reading while it is put together. What is asked for seldom is carried over from the one before.</summary>
internal sealed class DatabaseReading
{
    public required DatabaseMetrics Metrics { get; set; }

    public required DatabaseCounters Counters { get; set; }

    public DatabaseRole? Role { get; set; }

    public DiskClue? Place { get; set; }

    public Dictionary<string, Phrase> Missing { get; } = new(StringComparer.Ordinal);
}
