using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using TapBot.Core.Logs;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers.Docker;

/// <summary>Reads the logs of one engine's containers, each on a connection and a thread of its own. Thread-safe.</summary>
internal sealed class EngineLogReader(EngineEndpoint endpoint)
{
    /// <summary>How long the engine may take to accept a connection and to answer a request.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly Version Sound = new(1, 42);

    private readonly Lock gate = new();
    private readonly HashSet<Reading> readings = [];
    private volatile bool hasAnswered, isUnsound;

    /// <summary>How many logs are being read.</summary>
    public int Running
    {
        get
        {
            lock (gate)
                return readings.Count;
        }
    }

    /// <summary>
    /// The engine may go on following a file that was rotated away and lose the one after it, see <see cref="FollowingCheck"/>: those before API 1.42 do, and those that do not say which they are may. Null before the
    /// first answer.
    /// </summary>
    public bool? LosesRotated => hasAnswered ? isUnsound : null;

    /// <summary>
    /// Reads until the engine ends the log, the sink has enough, or the token is cancelled; then the connection is closed at once, whatever the engine does.
    /// </summary>
    /// <exception cref="LogUnavailableException">There is no such log.</exception>
    /// <exception cref="LogFailedException">The engine could not be reached, failed, fell silent before it answered, or <see cref="Interrupt"/> was called.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<LogOutcome> ReadAsync(LogQuery query, LogResume resume, ILogSink sink, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var reading = new Reading(endpoint, query, resume, sink, Answered);
        lock (gate)
            readings.Add(reading);
        try
        {
            await using var cancellation = cancellationToken.UnsafeRegister(static reading => ((Reading)reading!).Close(), reading);
            return await reading.RunAsync();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            lock (gate)
                readings.Remove(reading);
        }
    }

    /// <summary>Closes the connections of all readings; each fails with <c>logs.interrupted</c>. For an engine that hangs: a silent stream cannot be told from a quiet one.</summary>
    public void Interrupt()
    {
        Reading[] running;
        lock (gate)
            running = [.. readings];
        foreach (var reading in running)
            reading.Interrupt();
    }

    private void Answered(Version? api) => (isUnsound, hasAnswered) = (api is null || api < Sound, true);

    /// <summary>One log on its way, on its thread.</summary>
    private sealed class Reading(EngineEndpoint endpoint, LogQuery query, LogResume resume, ILogSink sink, Action<Version?> answered) : IDisposable
    {
        private readonly LogConnection connection = new(endpoint, Patience, sink, answered);
        private readonly TaskCompletionSource<LogOutcome> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool interrupted;

        public Task<LogOutcome> RunAsync()
        {
            new Thread(Run) { IsBackground = true, Name = $"log {query.Container}" }.Start();
            return done.Task;
        }

        public void Interrupt()
        {
            interrupted = true;
            Close();
        }

        public void Close() => connection.Dispose();

        public void Dispose() => Close();

        private void Run()
        {
            var delivery = new LogDelivery(resume, sink, query.Origin, query.GoesOn);
            var parser = new LogParser(delivery);
            try
            {
                connection.Run(query, parser, delivery);
                done.SetResult(delivery.IsTorn ? LogOutcome.Torn : delivery.IsWanted ? LogOutcome.Ended : LogOutcome.Enough);
            }
            catch (Exception failure)
            {
                // Whatever came before the failure was read and counts.
                parser.Abandon();
                done.SetException(Translate(failure));
            }
        }

        private Exception Translate(Exception failure) => failure switch
        {
            _ when interrupted => new LogFailedException(Phrase.Of("logs.interrupted"), failure),
            LogUnavailableException or LogFailedException => failure,
            IOException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock } } =>
                new LogFailedException(Phrase.Of("logs.silent", ("seconds", Patience.TotalSeconds)), failure),
            SocketException or IOException or HttpRequestException or AuthenticationException or ObjectDisposedException or InvalidDataException =>
                new LogFailedException(Phrase.Of("logs.unreachable", ("message", failure.Message)), failure),
            _ => failure,
        };
    }
}
