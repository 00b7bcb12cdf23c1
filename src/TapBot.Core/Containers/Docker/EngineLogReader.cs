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

    private readonly Lock gate = new();
    private readonly HashSet<Reading> readings = [];

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
    /// Reads until the engine ends the log (true), the sink has enough (false), or the token is cancelled; then the connection is closed at once, whatever the engine does.
    /// </summary>
    /// <exception cref="LogUnavailableException">There is no such log.</exception>
    /// <exception cref="LogFailedException">The engine could not be reached, failed, fell silent before it answered, or <see cref="Interrupt"/> was called.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> ReadAsync(LogQuery query, LogResume resume, ILogSink sink, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var reading = new Reading(endpoint, query, resume, sink);
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

    /// <summary>One log on its way, on its thread.</summary>
    private sealed class Reading(EngineEndpoint endpoint, LogQuery query, LogResume resume, ILogSink sink) : IDisposable
    {
        private readonly LogConnection connection = new(endpoint, Patience, sink);
        private readonly TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool interrupted;

        public Task<bool> RunAsync()
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
            var delivery = new LogDelivery(resume, sink, query.Origin);
            var parser = new LogParser(delivery);
            try
            {
                connection.Run(query, parser, delivery);
                done.SetResult(delivery.IsWanted);
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
