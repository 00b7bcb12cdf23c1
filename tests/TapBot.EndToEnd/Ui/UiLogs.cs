using System.Collections.Concurrent;
using TapBot.Core.Streaming;
using TapBot.Testing.Logs;

namespace TapBot.EndToEnd.Ui;

/// <summary>Tails that tests write to, by name.</summary>
internal sealed class UiLogs
{
    private readonly ConcurrentDictionary<string, FakeLogTail> tails = new();

    public FakeLogTail Open(string name) => tails.GetOrAdd(name, _ => new FakeLogTail(new StreamState.Live(DateTimeOffset.UnixEpoch)));
}
