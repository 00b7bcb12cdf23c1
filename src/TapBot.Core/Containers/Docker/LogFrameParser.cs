using System.Buffers.Binary;
using System.Text;
using TapBot.Core.Logs;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers.Docker;

/// <summary>
/// The log of a container without a terminal: frames of an 8-byte header (output, three zeros, length as a big-endian number) and a message, which is a
/// timestamp and a line or, of a line longer than the engine's buffer (16 KiB), a part of it. All parts of a line carry the timestamp of the first, only
/// the last ends with LF; the frames of the two outputs may interleave between them.
/// </summary>
internal sealed class LogFrameParser(LogDelivery delivery) : ILogParser
{
    private const int HeaderLength = 8;
    private const byte EngineError = 3;

    private readonly byte[] header = new byte[HeaderLength];
    private readonly ByteScratch pieces = new(LogMessage.MaxKept);
    private readonly UnfinishedLine[] unfinished = [new(LogStream.Stdout, delivery), new(LogStream.Stderr, delivery)];
    private int headerLength;
    private byte output;
    private long missing;
    private long previousTime;

    public void Feed(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty && delivery.IsWanted)
        {
            if (missing == 0)
            {
                if (!TryTakeHeader(ref data))
                    return;
                if (data.Length >= missing)
                {
                    TakeFrame(LogMessage.From(data[..(int)missing]));
                    data = data[(int)missing..];
                    missing = 0;
                    continue;
                }
            }
            var piece = data[..(int)Math.Min(missing, data.Length)];
            pieces.Append(piece);
            missing -= piece.Length;
            data = data[piece.Length..];
            if (missing == 0)
            {
                TakeFrame(LogMessage.From(pieces));
                pieces.Clear();
            }
        }
    }

    public void Complete()
    {
        if (missing > 0 || headerLength > 0)
            throw new InvalidDataException("The log ended within a frame.");
        foreach (var line in unfinished)
            line.Deliver();
    }

    public void Abandon()
    {
        foreach (var line in unfinished)
            line.Abandon();
    }

    private bool TryTakeHeader(ref ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> whole;
        if (headerLength == 0 && data.Length >= HeaderLength)
        {
            whole = data[..HeaderLength];
            data = data[HeaderLength..];
        }
        else
        {
            var piece = data[..Math.Min(HeaderLength - headerLength, data.Length)];
            piece.CopyTo(header.AsSpan(headerLength));
            headerLength += piece.Length;
            data = data[piece.Length..];
            if (headerLength < HeaderLength)
                return false;
            whole = header;
            headerLength = 0;
        }
        output = whole[0];
        missing = BinaryPrimitives.ReadUInt32BigEndian(whole[4..]);
        if (output > EngineError || (whole[1] | whole[2] | whole[3]) != 0)
            throw new InvalidDataException("The log is not made of frames.");
        return true;
    }

    private void TakeFrame(LogMessage message)
    {
        if (output == EngineError)
            throw new LogFailedException(Phrase.Of("logs.engine", ("message", Encoding.UTF8.GetString(message.Kept))));
        var stream = output == 2 ? LogStream.Stderr : LogStream.Stdout;
        var line = unfinished[(int)stream];
        var text = message;
        if (LogTimestamp.TryRead(message.Kept, out var time, out var prefix))
        {
            text = message.Behind(prefix);
            previousTime = time;
        }

        if (line.IsPartOf(previousTime))
            line.Append(text);
        else
        {
            line.Deliver();
            if (message.EndsLine)
            {
                DeliverLines(stream, text);
                return;
            }
            line.Begin(previousTime, text);
        }
        if (message.EndsLine)
            line.Deliver();
    }

    /// <summary>Almost always one line; what the engine took for one message may hold more.</summary>
    private void DeliverLines(LogStream stream, LogMessage message)
    {
        var text = message.Kept;
        var length = message.Length;
        for (var end = text.IndexOf((byte)'\n'); end >= 0; end = text.IndexOf((byte)'\n'))
        {
            var line = LogMessage.WithoutReturn(text[..end]);
            delivery.Add(previousTime, stream, line, line.Length);
            text = text[(end + 1)..];
            length -= end + 1;
        }
        delivery.Add(previousTime, stream, text, length);
    }
}
