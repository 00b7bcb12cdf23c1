using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TapBot.Benchmarks.Published;

/// <summary>
/// What a portal tells a log view that follows: lines, and how many are left out. It is read from the circuit, so that the page has nothing to do with it. The lines must have
/// a number, one more than the line before.
/// </summary>
internal sealed partial class ToldLines
{
    private const int AtText = 3; // LogPageConverter

    private readonly Lock gate = new();
    private readonly List<(long First, long Last, long Shown, long Skipped)> batches = [];

    public ToldLines(IPage page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Take(frame.Binary);

    /// <summary>How many batches have come.</summary>
    public int Batches
    {
        get
        {
            lock (gate)
                return batches.Count;
        }
    }

    /// <summary>By how much what was told, shown or skipped, differs from the numbers of the lines, over all batches; written is how many there are by now.</summary>
    public long Wrong(long written)
    {
        lock (gate)
        {
            if (batches.Count < 2)
                throw new InvalidOperationException("No lines came over the circuit.");
            var within = batches.Sum(b => Math.Abs(b.Last - b.First + 1 - b.Shown));
            var between = batches.Zip(batches.Skip(1), (before, b) => Math.Abs(b.First - before.Last - 1 - b.Skipped)).Sum();
            return within + between + Math.Abs(written - 1 - batches[^1].Last);
        }
    }

    /// <summary>How many lines are left out among the newest lines and gaps, when a view holds so many of them.</summary>
    public long SkippedAmong(int held)
    {
        lock (gate)
        {
            var skipped = 0L;
            for (var i = batches.Count - 1; i > 0 && held > batches[i].Shown; i--)
            {
                held -= (int)batches[i].Shown + (batches[i].Skipped > 0 ? 1 : 0);
                skipped += batches[i].Skipped;
            }
            return skipped;
        }
    }

    private void Take(ReadOnlySpan<byte> frame)
    {
        while (frame.IndexOf("append"u8) is >= 0 and var call && frame[call..].IndexOf("[{\"f\":"u8) is >= 0 and var arguments)
        {
            frame = frame[(call + arguments)..];
            var reader = new Utf8JsonReader(frame, isFinalBlock: false, default);
            using var said = JsonDocument.ParseValue(ref reader);
            frame = frame[(int)reader.BytesConsumed..];
            Add(said.RootElement[0]);
        }
    }

    private void Add(JsonElement page)
    {
        long[] numbers = [.. page.GetProperty("l").EnumerateArray().Select(line => Number().Match(line[AtText].GetString()!)).Where(m => m.Success)
            .Select(m => long.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];
        if (numbers is not [var first, ..])
            return;
        lock (gate)
            batches.Add((first, numbers[^1], numbers.Length, page.GetProperty("s").GetInt64()));
    }

    [GeneratedRegex(@"/orders/(\d+)")]
    private static partial Regex Number();
}
