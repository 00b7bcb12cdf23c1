namespace TapBot.Core.Databases;

/// <summary>A statement that somebody ran, as it is stored.</summary>
internal sealed class PastStatementRow
{
    public long Id { get; set; }

    public required string OwnerId { get; set; }

    /// <summary>The name of the instance.</summary>
    public required string Instance { get; set; }

    public required string Database { get; set; }

    public required QueryMode Mode { get; set; }

    public required string Text { get; set; }

    /// <summary>The text in capitals: SQLite knows no others than those of English when it compares.</summary>
    public required string Folded { get; set; }

    /// <summary>Characters of the whole statement.</summary>
    public required int Length { get; set; }

    public required DateTimeOffset At { get; set; }

    public required int Times { get; set; }

    public required long TookMilliseconds { get; set; }

    public required long? Rows { get; set; }

    public required StatementOutcome Outcome { get; set; }

    public required string? SqlState { get; set; }
}
