namespace TapBot.Core.Databases;

/// <summary>What came of one statement.</summary>
public sealed record QueryResult
{
    /// <summary>The statement.</summary>
    public required SqlStatement Statement { get; init; }

    /// <summary>What it does, by its words.</summary>
    public required SqlMeaning Meaning { get; init; }

    /// <summary>The columns; empty when it yields no rows.</summary>
    public IReadOnlyList<QueryColumn> Columns { get; init; } = [];

    /// <summary>The first page of its rows.</summary>
    public QueryPage Page { get; init; } = QueryPage.Empty;

    /// <summary>How many rows it changed; null when it changes none by its nature.</summary>
    public long? Affected { get; init; }

    /// <summary>How long it took until its first page was there.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>What the server said besides, at most <see cref="QueryLimits.Notices"/>.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Why it failed; null when it did not.</summary>
    public QueryError? Error { get; init; }

    /// <summary>True when further pages can be fetched from the run, by the index of the statement.</summary>
    public bool IsOpen { get; init; }
}
