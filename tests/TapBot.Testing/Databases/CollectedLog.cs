using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TapBot.Core.Databases;

namespace TapBot.Testing.Databases;

/// <summary>What the writer of the history says in the log.</summary>
internal sealed class CollectedLog : ILogger<PastWriter>
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));
}
