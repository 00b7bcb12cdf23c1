namespace TapBot.Core.Databases;

/// <summary>A statement that somebody ran. The same one run several times in a row with the same end is one of these.</summary>
public sealed record PastStatement
{
    /// <summary>Its number: a later one is greater.</summary>
    public required long Id { get; init; }

    /// <summary>The statement without passwords in it, at most <see cref="PastStatements.Longest"/> characters.</summary>
    public required string Text { get; init; }

    /// <summary>True when the statement was longer than what is kept of it.</summary>
    public required bool IsCut { get; init; }

    /// <summary>In which database of the instance.</summary>
    public required string Database { get; init; }

    /// <summary>As whom.</summary>
    public required QueryMode Mode { get; init; }

    /// <summary>When it was begun the last time, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many times in a row.</summary>
    public required int Times { get; init; }

    /// <summary>How long it took the last time, until its first page was there.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>How many rows it changed, or how many came with the first page; null when it did not run to its end.</summary>
    public required long? Rows { get; init; }

    /// <summary>What came of it.</summary>
    public required StatementOutcome Outcome { get; init; }

    /// <summary>PostgreSQL's code of what was wrong, such as 42P01; null when the server said nothing.</summary>
    public required string? SqlState { get; init; }
}
