using System.Text;
using Microsoft.Playwright;

namespace TapBot.Benchmarks.Published;

/// <summary>Counts what a page sends and receives over its circuit. The circuit is not compressed, so frames are what goes over the wire.</summary>
internal sealed class CircuitTraffic
{
    private long bytes;

    public CircuitTraffic(IPage page) => page.WebSocket += (_, socket) =>
    {
        socket.FrameReceived += (_, frame) => Count(frame);
        socket.FrameSent += (_, frame) => Count(frame);
    };

    public long Bytes => Interlocked.Read(ref bytes);

    private void Count(IWebSocketFrame frame)
    {
        var length = frame.Binary?.Length ?? Encoding.UTF8.GetByteCount(frame.Text ?? "");
        var header = length < 126 ? 2 : length < 65_536 ? 4 : 10; // RFC 6455, section 5.2
        Interlocked.Add(ref bytes, length + header);
    }
}
