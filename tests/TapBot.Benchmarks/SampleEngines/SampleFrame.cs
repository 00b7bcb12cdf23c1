namespace TapBot.Benchmarks.SampleEngines;

/// <summary>Writes the frame of a line with a number.</summary>
/// <returns>Its length.</returns>
internal delegate int SampleFrame(Span<byte> target, long number);
