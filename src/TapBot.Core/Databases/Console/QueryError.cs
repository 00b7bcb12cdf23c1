using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Why a statement did not run to its end.</summary>
/// <param name="Reason">For people.</param>
/// <param name="SqlState">PostgreSQL's code, such as 42P01; null when the server said nothing.</param>
/// <param name="Position">The character of the statement that it is about, from 1; 0 when none.</param>
/// <param name="Detail">What the server adds.</param>
/// <param name="Hint">What the server advises.</param>
public sealed record QueryError(Phrase Reason, string? SqlState = null, int Position = 0, string? Detail = null, string? Hint = null)
{
    /// <summary>True when the portal has stopped it because the right, the session or the leave of whoever ran it has ended.</summary>
    public bool IsDenied { get; init; }

    // The driver has no name for it: idle_in_transaction_session_timeout.
    private const string IdleTooLong = "25P03";

    /// <summary>The pages of a result are not open any more.</summary>
    internal static QueryError Expired { get; } = new(Phrase.Of("console.error.idle", ("idle", (long)QueryLimits.Idle.TotalSeconds)));

    /// <summary>It was taken back.</summary>
    internal static QueryError Cancelled { get; } = new(Phrase.Of("console.error.cancelled"));

    /// <summary>The portal has stopped what ran beyond the limit of the server.</summary>
    internal static QueryError TooLong { get; } = new(Phrase.Of("console.error.slow", ("seconds", (long)QueryLimits.Statement.TotalSeconds)));

    /// <summary>Why a file is not whole; null for what is a mistake in the program.</summary>
    /// <param name="failed">What broke it off.</param>
    /// <param name="rows">How many rows had been written.</param>
    internal static QueryError? OfExport(Exception failed, long rows) => failed switch
    {
        AccessDeniedException => new(Phrase.Of("console.error.denied", ("rows", rows))) { IsDenied = true },
        QueryRefusedException => new(Phrase.Of("console.error.ended", ("rows", rows))) { IsDenied = true },
        PostgresException said => Of(said),
        OperationCanceledException => Cancelled,
        NpgsqlException or IOException or InvalidOperationException or ArgumentException => new(Phrase.Of("console.error.broken", ("said", failed.Message))),
        _ => null,
    };

    /// <summary>What the server said of a statement.</summary>
    /// <param name="said">Its error.</param>
    /// <param name="before">How many characters the portal sent before the statement.</param>
    internal static QueryError Of(PostgresException said, int before = 0) => new(
        Phrase.Of(said.SqlState switch
        {
            PostgresErrorCodes.QueryCanceled when said.MessageText.Contains("statement timeout", StringComparison.Ordinal) => "console.error.slow",
            PostgresErrorCodes.QueryCanceled => "console.error.cancelled",
            PostgresErrorCodes.LockNotAvailable => "console.error.locked",
            PostgresErrorCodes.ReadOnlySqlTransaction => "console.error.readOnly",
            PostgresErrorCodes.InsufficientPrivilege => "console.error.privilege",
            IdleTooLong => "console.error.idle",
            _ => "console.error.said",
        }, ("said", said.MessageText), ("seconds", (long)QueryLimits.Statement.TotalSeconds), ("lock", (long)QueryLimits.Lock.TotalSeconds), ("idle", (long)QueryLimits.Idle.TotalSeconds)),
        said.SqlState, Math.Max(0, said.Position - before), said.Detail, said.Hint);
}
