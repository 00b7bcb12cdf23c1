using System.Diagnostics;
using System.IO.Pipelines;

namespace TapBot.Benchmarks.SampleEngines;

/// <summary>A container of a <see cref="SampleEngine"/>: it writes as many lines a second as it is told to, numbered from 0, and holds none of them.</summary>
internal sealed class SampleWriter(string name, SampleFrame frame)
{
    private const int LinesAtOnce = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private double perSecond;
    private long written;

    public string Name => name;

    public string Id { get; } = Testing.Containers.A.IdOf(name);

    /// <summary>Lines a second; 0 to be silent.</summary>
    public double PerSecond
    {
        get => Volatile.Read(ref perSecond);
        set => Volatile.Write(ref perSecond, value);
    }

    /// <summary>How many lines were written.</summary>
    public long Written => Volatile.Read(ref written);

    /// <summary>Writes until nobody reads any more. What a slow reader has kept waiting comes as soon as it reads again.</summary>
    public async Task WriteAsync(PipeWriter output, CancellationToken cancellationToken)
    {
        await output.FlushAsync(cancellationToken);
        var (due, last) = (0.0, Stopwatch.GetTimestamp());
        while (true)
        {
            var now = Stopwatch.GetTimestamp();
            due += Stopwatch.GetElapsedTime(last, now).TotalSeconds * PerSecond;
            last = now;
            while (due >= 1)
            {
                var lines = (int)Math.Min(due, LinesAtOnce);
                output.Advance(Fill(output.GetSpan(lines * LogFrame.MostBytes), lines));
                due -= lines;
                Interlocked.Add(ref written, lines);
                await output.FlushAsync(cancellationToken);
            }
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private int Fill(Span<byte> target, int lines)
    {
        var length = 0;
        for (var i = 0; i < lines; i++)
            length += frame(target[length..], Written + i);
        return length;
    }
}
