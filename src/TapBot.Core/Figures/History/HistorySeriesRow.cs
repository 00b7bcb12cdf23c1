namespace TapBot.Core.Figures;

/// <summary>A series as it is stored.</summary>
internal sealed class HistorySeriesRow
{
    public int Id { get; set; }

    /// <summary>At most <see cref="SeriesName.Longest"/> characters, once.</summary>
    public required string Name { get; set; }

    /// <summary>The server it belongs to; null without one.</summary>
    public string? Server { get; set; }

    /// <summary>The compose project it belongs to; null without one.</summary>
    public string? Project { get; set; }

    /// <summary>When its newest sample was taken, up to an hour behind.</summary>
    public DateTimeOffset LastAt { get; set; }
}
