using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>The statements of an instance that take the most time, at one moment.</summary>
public sealed record StatementList
{
    /// <summary>How often they are read while somebody looks.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>How many are listed at most.</summary>
    public const int Most = 200;

    /// <summary>How many characters of a text are kept at most.</summary>
    public const int MostText = 4_000;

    /// <summary>When they were read, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why there are none, or not the whole of them, and what to do; null when all is as it should be.</summary>
    public Phrase? Missing { get; init; }

    /// <summary>SQL that helps, to be read and run by a person.</summary>
    public string? Remedy { get; init; }

    /// <summary>The statements, without those of the portal's own role, by the time they took in all.</summary>
    public IReadOnlyList<CountedStatement> Statements { get; init; } = [];

    /// <summary>True when there are more than are listed.</summary>
    public bool IsCut { get; init; }

    /// <summary>The milliseconds of all statements together, those that are not listed included.</summary>
    public double Milliseconds { get; init; }

    /// <summary>The time of a statement as a share of all, 0 to 1.</summary>
    public double ShareOf(CountedStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return Milliseconds > 0 ? statement.Milliseconds / Milliseconds : 0;
    }

    /// <summary>What has happened since an earlier list, by <see cref="CountedStatement.Id"/>; without those that nobody can tell of because their counters began anew or were not listed then.</summary>
    public IReadOnlyDictionary<string, StatementChange> Since(StatementList earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var changes = new Dictionary<string, StatementChange>(StringComparer.Ordinal);
        var seconds = (At - earlier.At).TotalSeconds;
        if (seconds <= 0 || earlier.Missing is not null && earlier.Statements.Count == 0)
            return changes;
        var before = earlier.Statements.Where(s => s.Id is not null).ToDictionary(s => s.Id!, StringComparer.Ordinal);
        foreach (var statement in Statements.Where(s => s.Id is not null))
        {
            if (before.TryGetValue(statement.Id!, out var was) ? statement.Calls >= was.Calls && statement.Milliseconds >= was.Milliseconds : !earlier.IsCut)
                changes[statement.Id!] = new StatementChange(statement.Calls - (was?.Calls ?? 0), (statement.Milliseconds - (was?.Milliseconds ?? 0)) / seconds);
        }
        return changes;
    }
}
