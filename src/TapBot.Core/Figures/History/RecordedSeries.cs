namespace TapBot.Core.Figures;

/// <summary>A series there is.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Server">The server it belongs to; null without one.</param>
/// <param name="Project">The compose project it belongs to; null without one.</param>
/// <param name="LastAt">When its newest sample was taken, UTC.</param>
public sealed record RecordedSeries(SeriesName Name, ServerName? Server, string? Project, DateTimeOffset LastAt);
