using TapBot.Core.Containers.Docker;
using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Containers.Docker;

/// <summary>Answers of real engines, recorded byte for byte, and ways to feed them to the parser.</summary>
internal static class Recording
{
    public static byte[] Load(string name)
    {
        using var stream = typeof(Recording).Assembly.GetManifestResourceStream(name + ".bin")
            ?? throw new FileNotFoundException($"There is no recording {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static IReadOnlyList<LogLine> Parse(params IEnumerable<byte[]> pieces) => Parse(new LogResume(), pieces);

    public static IReadOnlyList<LogLine> Parse(LogResume resume, params IEnumerable<byte[]> pieces)
    {
        var sink = new CollectingSink();
        var delivery = new LogDelivery(resume, sink);
        var parser = new LogParser(delivery);
        foreach (var piece in pieces)
            parser.Feed(piece);
        parser.Complete();
        delivery.Flush();
        return sink.Lines;
    }

    /// <summary>One frame as an engine sends it.</summary>
    public static byte[] Frame(byte output, ReadOnlySpan<byte> message) =>
        [output, 0, 0, 0, (byte)(message.Length >> 24), (byte)(message.Length >> 16), (byte)(message.Length >> 8), (byte)message.Length, .. message];
}
