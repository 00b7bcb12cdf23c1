using System.Globalization;
using TapBot.Core.Logs;

namespace TapBot.Testing.Logs;

/// <summary>Lines of every kind that there can be, the same for the same seed: clocks that step back, equal timestamps, empty and long texts, other alphabets, markers.</summary>
internal static class StrangeLines
{
    private static readonly string[] Words = ["request", "ERROR", "Ошибка", "connection", "日本語", "user=42", "\u001b[31mred\u001b[0m", "a\rb", "\0", "🦊", "timeout", "", "naïve", "straße", "K\u212A"];

    public static LogLine[] Make(int seed, int count, LogOrigin origin)
    {
        var random = new Random(seed);
        var resume = new LogResume();
        var lines = new LogLine[count];
        var time = Lines.Start;
        for (var i = 0; i < count; i++)
        {
            time += random.Next(10) switch { 0 => -random.Next(5_000_000), 1 => 0, 2 => random.NextInt64(3_000_000_000), _ => random.Next(2_000_000) };
            if (random.Next(25) == 0)
            {
                lines[i] = LogMarker.At(time, LogMarker.Exited, "137", origin);
                continue;
            }
            var stream = (LogStream)random.Next(2);
            resume.TryAccept(time, stream, out var cursor);
            lines[i] = new LogLine(cursor, stream, (LineLevel)random.Next(7), Text(random, i), random.Next(40) == 0 ? random.Next(1, 5_000_000) : 0, origin);
        }
        return lines;
    }

    private static string Text(Random random, int number)
    {
        if (random.Next(15) == 0)
            return "";
        if (random.Next(60) == 0)
            return new string('x', random.Next(2_000));
        var words = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Words[random.Next(Words.Length)]);
        return string.Create(CultureInfo.InvariantCulture, $"{number} {string.Join(' ', words)}");
    }
}
