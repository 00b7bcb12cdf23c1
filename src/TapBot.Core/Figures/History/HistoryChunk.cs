using TapBot.Core.Storage;
using ZstdSharp;

namespace TapBot.Core.Figures;

/// <summary>
/// The roll-ups of a series within one chunk of a tier, packed. Three bytes for the version, the number of roll-ups and the way of the extremes, then compressed: a bit for each slot that has one;
/// their counts; their means as float, each as its difference (exclusive or) from the one before; minima and maxima, each as its difference from the mean, or from the one before: whichever packs
/// better. Numbers stand as columns of bytes, highest byte first. Minima are rounded down and maxima up to 16 bits, which is a part in 32,768 at most; whole numbers up to 65,536 stay as they are.
/// </summary>
internal static class HistoryChunk
{
    /// <summary>The level that the compressor given to <see cref="Pack"/> should have.</summary>
    public const int Level = 6;

    private const byte Version = 1;
    private const int Head = 3, Columns = 4, Wide = sizeof(uint), BitBytes = TierShape.Slots / 8;
    private const uint Rounded = 0x100;

    /// <summary>Packs what the slots hold.</summary>
    public static byte[] Pack(ReadOnlySpan<Rollup> slots, Compressor compressor)
    {
        var (first, second) = (PackBy(Extremes.FromMean, slots, compressor), PackBy(Extremes.FromBefore, slots, compressor));
        return first.Length <= second.Length ? first : second;
    }

    /// <summary>Fills the slots with what was packed; those without a roll-up are left as they are.</summary>
    /// <exception cref="InvalidDataException">It is not that.</exception>
    public static void Unpack(ReadOnlySpan<byte> packed, Span<Rollup> slots)
    {
        if (packed.Length <= Head || packed[0] != Version || packed[1] > TierShape.Slots || packed[2] > (byte)Extremes.FromBefore)
            throw new InvalidDataException("These bytes are no chunk of a history that this version knows.");
        var (count, way) = (packed[1], (Extremes)packed[2]);
        Span<byte> raw = stackalloc byte[BitBytes + (count * Columns * Wide)];
        Zstd.Decompress(packed[Head..], raw);
        var (next, mean, least, most) = (0, 0u, 0u, 0u);
        for (var slot = 0; slot < TierShape.Slots && next < count; slot++)
        {
            if ((raw[slot / 8] & (1 << (slot % 8))) == 0)
                continue;
            mean ^= NumberAt(raw, next, 1, count);
            least = NumberAt(raw, next, 2, count) ^ (way == Extremes.FromMean ? mean : least);
            most = NumberAt(raw, next, 3, count) ^ (way == Extremes.FromMean ? mean : most);
            var samples = (int)NumberAt(raw, next++, 0, count);
            slots[slot] = new Rollup(
                samples, BitConverter.UInt32BitsToSingle(mean) * (double)samples, BitConverter.UInt32BitsToSingle(least), BitConverter.UInt32BitsToSingle(most));
        }
    }

    private static byte[] PackBy(Extremes way, ReadOnlySpan<Rollup> slots, Compressor compressor)
    {
        Span<byte> bits = stackalloc byte[BitBytes];
        Span<uint> numbers = stackalloc uint[TierShape.Slots * Columns];
        bits.Clear();
        var (count, meanBefore, leastBefore, mostBefore) = (0, 0u, 0u, 0u);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var rollup = slots[slot];
            if (rollup.Count == 0)
                continue;
            bits[slot / 8] |= (byte)(1 << (slot % 8));
            var mean = BitConverter.SingleToUInt32Bits((float)rollup.Average);
            var (least, most) = (Outwards((float)rollup.Minimum, rollup.Minimum < 0), Outwards((float)rollup.Maximum, rollup.Maximum > 0));
            var one = numbers.Slice(count++ * Columns, Columns);
            (one[0], one[1]) = ((uint)rollup.Count, mean ^ meanBefore);
            (one[2], one[3]) = way == Extremes.FromMean ? (least ^ mean, most ^ mean) : (least ^ leastBefore, most ^ mostBefore);
            (meanBefore, leastBefore, mostBefore) = (mean, least, most);
        }
        Span<byte> raw = stackalloc byte[BitBytes + (count * Columns * Wide)];
        bits.CopyTo(raw);
        for (var i = 0; i < count * Columns; i++)
        {
            for (var place = 0; place < Wide; place++)
                raw[PlaceOf(i, place, count)] = (byte)(numbers[i] >> (8 * (Wide - 1 - place)));
        }
        Span<byte> packed = stackalloc byte[Head + Compressor.GetCompressBound(raw.Length)];
        (packed[0], packed[1], packed[2]) = (Version, (byte)count, (byte)way);
        return packed[..(Head + compressor.Wrap(raw, packed[Head..]))].ToArray();
    }

    /// <summary>The bits of a number without the last eight, away from zero or towards it. What has been rounded stays as it is.</summary>
    private static uint Outwards(float value, bool awayFromZero)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        var cut = bits - (bits % Rounded);
        return cut != bits && awayFromZero && float.IsFinite(BitConverter.UInt32BitsToSingle(cut + Rounded)) ? cut + Rounded : cut;
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

    private enum Extremes : byte
    {
        FromMean,
        FromBefore,
    }
}
