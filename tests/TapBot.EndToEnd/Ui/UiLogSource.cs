using System.Threading.Channels;
using TapBot.Core.Logs;

namespace TapBot.EndToEnd.Ui;

/// <summary>A log that a test writes to while somebody looks; what was written before is in its archive.</summary>
internal sealed class UiLogSource(LogOrigin origin) : ILogSource
{
    private readonly Channel<LogLine> written = Channel.CreateUnbounded<LogLine>();

    public LogOrigin? Origin { get; } = origin;

    public DateTimeOffset Begins { get; } = TimeProvider.System.GetUtcNow().AddHours(-3);

    public void Write(LogLine line) => written.Writer.TryWrite(line);

    public async Task FollowAsync(LogStart start, ILogSink sink, CancellationToken cancellationToken)
    {
        sink.Live();
        await foreach (var line in written.Reader.ReadAllAsync(cancellationToken))
            sink.Write([line]);
    }

    public Task ReadAsync(LogRange range, ILogSink sink, CancellationToken cancellationToken) => Task.CompletedTask;
}
