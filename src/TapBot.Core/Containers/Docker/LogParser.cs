using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>
/// Finds out by the first byte whether a log has frames, so that nobody needs to know whether the container has a terminal: a frame begins with 0 to 3,
/// the log of a terminal with a timestamp. (Only engines from API 1.42 on say it in the content type.)
/// </summary>
internal sealed class LogParser(LogDelivery delivery) : ILogParser
{
    private ILogParser? parser;

    public void Feed(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
            return;
        parser ??= data[0] <= 3 ? new LogFrameParser(delivery) : new LogTerminalParser(delivery);
        parser.Feed(data);
    }

    public void Complete() => parser?.Complete();

    public void Abandon() => parser?.Abandon();
}
