using TapBot.Core.Storage;
using ZstdSharp;

namespace TapBot.Core.Figures;

/// <summary>
/// The roll-ups of a series within one chunk of a tier, packed. A byte for the version, one for the number of roll-ups, then compressed: a bit for each slot that has one; their counts; their means as
/// float, each as its difference (exclusive or) from the one before; minima and maxima, each as its difference from the mean. Numbers stand as columns of bytes, highest byte first.
/// </summary>
internal static class HistoryChunk
{
    /// <summary>The level that the compressor given to <see cref="Pack"/> should have.</summary>
    public const int Level = 6;

    private const byte Version = 1;
    private const int Head = 2, Columns = 4, Wide = sizeof(uint), BitBytes = TierShape.Slots / 8;

    /// <summary>Packs what the slots hold.</summary>
    public static byte[] Pack(ReadOnlySpan<Rollup> slots, Compressor compressor)
    {
        Span<byte> bits = stackalloc byte[BitBytes];
        Span<uint> numbers = stackalloc uint[TierShape.Slots * Columns];
        bits.Clear();
        var (count, before) = (0, 0u);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var rollup = slots[slot];
            if (rollup.Count == 0)
                continue;
            bits[slot / 8] |= (byte)(1 << (slot % 8));
            var mean = BitConverter.SingleToUInt32Bits((float)rollup.Average);
            var one = numbers.Slice(count++ * Columns, Columns);
            (one[0], one[1]) = ((uint)rollup.Count, mean ^ before);
            (one[2], one[3]) = (BitConverter.SingleToUInt32Bits((float)rollup.Minimum) ^ mean, BitConverter.SingleToUInt32Bits((float)rollup.Maximum) ^ mean);
            before = mean;
        }
        Span<byte> raw = stackalloc byte[BitBytes + (count * Columns * Wide)];
        bits.CopyTo(raw);
        for (var i = 0; i < count * Columns; i++)
        {
            for (var place = 0; place < Wide; place++)
                raw[PlaceOf(i, place, count)] = (byte)(numbers[i] >> (8 * (Wide - 1 - place)));
        }
        Span<byte> packed = stackalloc byte[Head + Compressor.GetCompressBound(raw.Length)];
        (packed[0], packed[1]) = (Version, (byte)count);
        return packed[..(Head + compressor.Wrap(raw, packed[Head..]))].ToArray();
    }

    /// <summary>Fills the slots with what was packed; those without a roll-up are left as they are.</summary>
    /// <exception cref="InvalidDataException">It is not that.</exception>
    public static void Unpack(ReadOnlySpan<byte> packed, Span<Rollup> slots)
    {
        if (packed.Length <= Head || packed[0] != Version || packed[1] > TierShape.Slots)
            throw new InvalidDataException("These bytes are no chunk of a history that this version knows.");
        var count = packed[1];
        Span<byte> raw = stackalloc byte[BitBytes + (count * Columns * Wide)];
        Zstd.Decompress(packed[Head..], raw);
        var (next, before) = (0, 0u);
        for (var slot = 0; slot < TierShape.Slots && next < count; slot++)
        {
            if ((raw[slot / 8] & (1 << (slot % 8))) == 0)
                continue;
            var mean = NumberAt(raw, next, 1, count) ^ before;
            var samples = (int)NumberAt(raw, next, 0, count);
            slots[slot] = new Rollup(
                samples,
                BitConverter.UInt32BitsToSingle(mean) * (double)samples,
                BitConverter.UInt32BitsToSingle(NumberAt(raw, next, 2, count) ^ mean),
                BitConverter.UInt32BitsToSingle(NumberAt(raw, next, 3, count) ^ mean));
            (before, next) = (mean, next + 1);
        }
    }

    /// <summary>Where one byte of a number stands: all highest bytes of all counts, then all second ones, and so on; then those of the means.</summary>
    private static int PlaceOf(int number, int place, int count) => BitBytes + (((number % Columns * Wide) + place) * count) + (number / Columns);

    private static uint NumberAt(ReadOnlySpan<byte> raw, int rollup, int column, int count)
    {
        var number = 0u;
        for (var place = 0; place < Wide; place++)
            number = (number << 8) | raw[PlaceOf((rollup * Columns) + column, place, count)];
        return number;
    }
}
