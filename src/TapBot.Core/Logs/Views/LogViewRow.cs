namespace TapBot.Core.Logs;

/// <summary>A saved view as it is stored.</summary>
internal sealed class LogViewRow
{
    public required string Id { get; set; }

    public required string OwnerId { get; set; }

    /// <summary>1 to <see cref="LogViews.LongestName"/> characters, once per owner.</summary>
    public required string Name { get; set; }

    /// <summary>At most <see cref="LogViews.LongestQuery"/> characters.</summary>
    public required string Query { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}
