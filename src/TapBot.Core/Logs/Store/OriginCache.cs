namespace TapBot.Core.Logs;

/// <summary>Reads and writes origins, and makes equal ones one object: an archive has few of them and thousands of blocks. Used by one thread at a time.</summary>
internal sealed class OriginCache
{
    // Three bytes each at most, and room for the server and the lengths.
    private const int MostCharacters = (LogBlockHeader.MaxBytes - 1024) / 3;

    private readonly Dictionary<LogOrigin, LogOrigin> known = [];
    private byte[] lastBytes = [];
    private LogOrigin? last;

    /// <summary>Whether an origin can be written: labels of compose may be of any length.</summary>
    public static bool Fits(LogOrigin origin) =>
        (long)origin.Container.Length + (origin.Project?.Length ?? 0) + (origin.Service?.Length ?? 0) < MostCharacters;

    /// <summary>Writes an origin.</summary>
    /// <returns>How many bytes it took.</returns>
    public static int Write(LogOrigin origin, Span<byte> target)
    {
        var writer = new ByteWriter(target);
        writer.Text(origin.Server.Value);
        writer.Text(origin.Container);
        writer.Text(origin.Project);
        writer.Text(origin.Service);
        writer.Number((ulong)origin.Number);
        return writer.Length;
    }

    /// <summary>Reads an origin.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public LogOrigin Read(ReadOnlySpan<byte> data)
    {
        if (last is not null && data.SequenceEqual(lastBytes))
            return last;
        var reader = new ByteReader(data);
        if (!ServerName.TryParse(reader.Text(), null, out var server) || reader.Text() is not { } container)
            throw new InvalidDataException("An origin without a name.");
        var origin = new LogOrigin(server, container, reader.Text(), reader.Text(), reader.Count());
        if (known.TryGetValue(origin, out var same))
            origin = same;
        else
            known.Add(origin, origin);
        (lastBytes, last) = (data.ToArray(), origin);
        return origin;
    }
}
