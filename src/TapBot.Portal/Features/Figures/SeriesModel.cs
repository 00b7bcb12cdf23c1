using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Figures;

/// <summary>A series there is.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Server">The server it belongs to; null without one.</param>
/// <param name="Project">The compose project it belongs to; null without one.</param>
/// <param name="LastAt">When its newest sample was taken.</param>
public sealed record SeriesModel(string Name, ServerName? Server, string? Project, DateTimeOffset LastAt)
{
    /// <summary>A series in the form of the API.</summary>
    public static SeriesModel Of(RecordedSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new(series.Name.Value, series.Server, series.Project, series.LastAt);
    }
}
