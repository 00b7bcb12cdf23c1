namespace TapBot.Core.Databases;

/// <summary>A text of the console as it is stored.</summary>
internal sealed class ConsoleTabRow
{
    public required string Id { get; set; }

    public required string OwnerId { get; set; }

    /// <summary>The name of the instance.</summary>
    public required string Instance { get; set; }

    public required string Title { get; set; }

    public string? Database { get; set; }

    public required string Text { get; set; }

    /// <summary>When it was made: tabs stand in that order.</summary>
    public required DateTimeOffset MadeAt { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}
