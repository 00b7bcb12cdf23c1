using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Statements of one person on one connection, in one transaction. It lives as long as pages of its results may be fetched, and at most <see cref="QueryLimits.Idle"/> without
/// being asked; whoever began it disposes of it.
/// </summary>
public sealed class QueryRun : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly StatementRunner runner;
    private readonly QueryRequest request;
    private readonly ConsoleAudit audit;
    private readonly PastRun past;
    private readonly RunPermit permit;
    private readonly string mark;
    private readonly TimeProvider time;
    private readonly RunTurn turn = new();
    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly ITimer expiry;
    private readonly Func<bool, Task> left;
    private Task closing = Task.CompletedTask;
    private int characters;
    private int closed;
    private bool isDone;
    private bool isLeft;

    internal QueryRun(NpgsqlConnection connection, QueryIdentity identity, string mark, QueryRequest request, ConsoleAudit audit, PastRun past, RunPermit permit, Func<bool, Task> left, TimeProvider time)
    {
        (this.connection, Identity, this.mark, this.request, this.audit, this.past, this.permit, this.left, this.time) = (connection, identity, mark, request, audit, past, permit, left, time);
        runner = new StatementRunner(connection, time);
        expiry = time.CreateTimer(_ => Expire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>As whom and where it runs.</summary>
    public QueryIdentity Identity { get; }

    /// <summary>How its transaction ended; null before.</summary>
    public QueryEnd? End { get; private set; }

    /// <summary>Why the transaction could not be ended well; null when it could.</summary>
    public QueryError? EndError { get; private set; }

    /// <summary>True while further pages can be fetched.</summary>
    public bool IsOpen => Volatile.Read(ref closed) == 0;

    /// <summary>True when its pages are closed because nobody asked for one within <see cref="QueryLimits.Idle"/>.</summary>
    public bool IsExpired { get; private set; }

    /// <summary>Ends when the run is closed, by whomever, and the server has nothing left of it.</summary>
    public Task Closed => gone.Task;

    /// <summary>Runs the statements, each with its result; the first that fails is the last. To be called once.</summary>
    /// <exception cref="Audit.AuditUnavailableException">A statement could not be written down, so it was not run.</exception>
    /// <exception cref="Access.AccessDeniedException">The right was lost meanwhile.</exception>
    /// <exception cref="QueryRefusedException">The leave to write has ended meanwhile.</exception>
    public async IAsyncEnumerable<QueryResult> ResultsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (failed, pages) = (false, false);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending.Token);
        try
        {
            for (var i = 0; i < request.Statements.Count && !failed; i++)
            {
                await permit.DemandAsync(either.Token);
                var result = await turn.TakeAsync(token => PerformAsync(i, token), either.Token);
                failed = result.Error is not null;
                pages |= result.IsOpen;
                yield return result with { IsOpen = result.IsOpen && request.Mode == QueryMode.Read };
            }
            if (!failed && request is { Mode: QueryMode.Write, RollBack: false, RunsAlone: false })
                await permit.DemandAsync(either.Token); // what is not allowed any more is not kept
            await turn.TakeAsync(async _ => await EndAsync(failed), CancellationToken.None);
            isDone = End == QueryEnd.Read && !failed && pages;
        }
        finally
        {
            past.Close(End);
            // Whatever ended it early, nothing of it stays open.
            if (isDone)
                expiry.Change(QueryLimits.Idle, Timeout.InfiniteTimeSpan);
            else
                await CloseAsync();
        }
    }

    /// <summary>The next page of a result.</summary>
    /// <param name="statement">The index of the statement.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <returns>The page, or why there is none any more.</returns>
    public async Task<(QueryPage? Page, QueryError? Error)> MoreAsync(int statement, CancellationToken cancellationToken)
    {
        if (!IsOpen)
            return (null, QueryError.Expired);
        await permit.DemandAsync(cancellationToken);
        expiry.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending.Token);
            var (page, _) = await turn.TakeAsync(async token =>
            {
                using var deadline = Deadline();
                using var late = CancellationTokenSource.CreateLinkedTokenSource(token, stopping.Token, deadline.Token);
                return await runner.FetchAsync(statement, request.Rows, QueryLimits.Characters, late.Token);
            }, either.Token);
            return (page, null);
        }
        catch (Exception failed) when (!(failed is OperationCanceledException && cancellationToken.IsCancellationRequested) && WhyNot(failed) is { } why)
        {
            await CloseAsync();
            return (null, why);
        }
        finally
        {
            // While statements still run the run is in use, however long they take.
            if (isDone && IsOpen)
                expiry.Change(QueryLimits.Idle, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Runs the one query of the request and writes all its rows, however many. To be called once, instead of asking for results.</summary>
    /// <returns>Null when all was written; else why the file is not whole.</returns>
    /// <exception cref="Audit.AuditUnavailableException">It could not be written down, so it was not run.</exception>
    /// <exception cref="Access.AccessDeniedException">The right was lost before it began.</exception>
    public async Task<QueryError?> ExportAsync(TextWriter output, ExportFormat format, CancellationToken cancellationToken)
    {
        var (statement, writer) = (request.Statements.Single(), new RowWriter(output, format));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending.Token);
        await permit.DemandAsync(either.Token);
        var ticket = await audit.IntendAsync(statement, either.Token);
        var (begun, error) = (time.GetTimestamp(), new QueryError(Phrase.Of("console.error.lost")));
        try
        {
            await permit.WhileAsync(held => new ValueTask(turn.TakeAsync(token => runner.ExportAsync(statement, writer, token), held)), either.Token);
            error = null;
        }
        catch (Exception failed) when (QueryError.OfExport(failed, writer.Rows) is { } why)
        {
            error = why;
        }
        finally
        {
            var result = new QueryResult { Statement = statement, Meaning = SqlReading.Of(statement.Text), Error = error, Affected = writer.Rows, Took = time.GetElapsedTime(begun) };
            past.Add(result);
            past.Close(QueryEnd.Read);
            await audit.ConcludeAsync(ticket, result);
        }
        return error;
    }

    /// <summary>Takes back the statement that runs; its result says so.</summary>
    public void Cancel() => stopping.Cancel();

    /// <summary>Takes back what runs, undoes what is not committed, and lets go of the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await closing;
        await expiry.DisposeAsync();
    }

    /// <summary>Why there is no page; null for what is a mistake in the program.</summary>
    private QueryError? WhyNot(Exception failed) => failed switch
    {
        PostgresException said => QueryError.Of(said),
        ArgumentException unreadable => new QueryError(Phrase.Of("console.error.notHere", ("said", unreadable.Message))),
        OperationCanceledException or NpgsqlException { InnerException: TimeoutException } when IsOpen => stopping.IsCancellationRequested ? QueryError.Cancelled : QueryError.TooLong,
        NpgsqlException or IOException when IsOpen => new QueryError(Phrase.Of("console.error.broken", ("said", failed.Message))),
        OperationCanceledException or NpgsqlException or IOException or InvalidOperationException => QueryError.Expired,
        _ => null,
    };

    internal void Expire()
    {
        IsExpired = IsOpen;
        closing = CloseAsync();
    }

    private async Task<QueryResult> PerformAsync(int index, CancellationToken cancellationToken)
    {
        var statement = request.Statements[index];
        var meaning = SqlReading.Of(statement.Text);
        var ticket = await audit.IntendAsync(statement, cancellationToken);
        var result = new QueryResult { Statement = statement, Meaning = meaning, Error = new QueryError(Phrase.Of("console.error.lost")) };
        var begun = time.GetTimestamp();
        try
        {
            using var deadline = Deadline();
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token, deadline.Token);
            result = await runner.RunAsync(index, statement, meaning, request.Rows, QueryLimits.Characters - characters, whole: request.Mode == QueryMode.Write, late.Token);
            characters += result.Page.Characters;
            if (result.Error is null)
            {
                var (columns, isOurs) = await runner.LookAsync(result.Columns, mark, late.Token);
                isLeft = !isOurs && !meaning.NeedsNoTransaction;
                result = result with { Columns = columns, Error = isLeft ? new QueryError(Phrase.Of("console.error.left")) : null };
            }
        }
        catch (OperationCanceledException taken)
        {
            // The server's own word for it, when it came in time, says that nothing runs any more.
            var state = (taken.InnerException as PostgresException)?.SqlState;
            result = result with { Error = (stopping.IsCancellationRequested || cancellationToken.IsCancellationRequested ? QueryError.Cancelled : QueryError.TooLong) with { SqlState = state } };
        }
        catch (NpgsqlException broken)
        {
            result = result with { Error = broken.InnerException is TimeoutException ? QueryError.TooLong : new QueryError(Phrase.Of("console.error.broken", ("said", broken.Message))) };
        }
        catch (Exception unable) when (unable is NotSupportedException or InvalidCastException or InvalidOperationException or ArgumentException)
        {
            // COPY from and to the client, and texts that are none in the encoding of the session.
            result = result with { Error = new QueryError(Phrase.Of("console.error.notHere", ("said", unable.Message))) };
        }
        finally
        {
            result = result.Took == TimeSpan.Zero ? result with { Took = time.GetElapsedTime(begun) } : result;
            past.Add(result);
            await audit.ConcludeAsync(ticket, result);
        }
        return result;
    }

    /// <summary>The portal's own deadline: a session may lift those of the server.</summary>
    private CancellationTokenSource Deadline() => new(QueryLimits.Statement + QueryLimits.OfServer.Grace, time);

    private async Task EndAsync(bool failed)
    {
        if (request.Mode == QueryMode.Read)
        {
            End = QueryEnd.Read;
            return;
        }
        var keep = !failed && !request.RollBack && !stopping.IsCancellationRequested;
        if (request.RunsAlone || isLeft)
        {
            // A failed CREATE INDEX CONCURRENTLY leaves an invalid index, a cancelled VACUUM what it has done so far.
            End = failed ? QueryEnd.Unknown : QueryEnd.Committed;
            return;
        }
        var ticket = await audit.IntendEndAsync(keep);
        End = QueryEnd.Unknown;
        try
        {
            (End, EndError) = await runner.EndAsync(keep);
        }
        finally
        {
            await audit.ConcludeEndAsync(ticket, End ?? QueryEnd.Unknown, EndError);
        }
    }

    private async Task CloseAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
            return;
        await ending.CancelAsync();
        try
        {
            await turn.TakeAsync(LetGoAsync, CancellationToken.None);
        }
        finally
        {
            gone.TrySetResult();
        }
    }

    private async Task LetGoAsync(CancellationToken cancellationToken)
    {
        // A connection that was cut says nothing of the server: what takes a statement back can be caught in it.
        var isLost = connection.State != ConnectionState.Open;
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception broken) when (broken is NpgsqlException or IOException or InvalidOperationException)
        {
            // It was lost already, and with it what was not committed.
        }
        finally
        {
            await left(isLost);
        }
    }
}
