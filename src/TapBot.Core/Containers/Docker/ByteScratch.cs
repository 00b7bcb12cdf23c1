namespace TapBot.Core.Containers.Docker;

/// <summary>Gathers the beginning of something that arrives in pieces: at most a given number of bytes is kept, all are counted.</summary>
internal sealed class ByteScratch(int limit)
{
    private byte[] kept = [];
    private int keptLength;

    /// <summary>The bytes kept.</summary>
    public ReadOnlySpan<byte> Kept => kept.AsSpan(0, keptLength);

    /// <summary>How many bytes there were.</summary>
    public long Length { get; private set; }

    /// <summary>The last two bytes there were, kept or not; 0 where there was none.</summary>
    public (byte BeforeLast, byte Last) End { get; private set; }

    public void Append(ReadOnlySpan<byte> piece)
    {
        if (piece.IsEmpty)
            return;
        Keep(piece[..Math.Min(piece.Length, limit - keptLength)]);
        Length += piece.Length;
        End = (piece.Length > 1 ? piece[^2] : End.Last, piece[^1]);
    }

    /// <summary>Counts bytes that were not kept before they came here.</summary>
    public void Skip(long bytes) => Length += bytes;

    public void Clear()
    {
        keptLength = 0;
        Length = 0;
        End = default;
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        var needed = keptLength + piece.Length;
        if (needed > kept.Length)
            Array.Resize(ref kept, Math.Min(limit, Math.Max(needed, Math.Max(512, kept.Length * 2))));
        piece.CopyTo(kept.AsSpan(keptLength));
        keptLength = needed;
    }
}
