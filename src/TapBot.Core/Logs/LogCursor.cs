using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TapBot.Core.Logs;

/// <summary>
/// The place of a line in its log: the engine's timestamp and the ordinal among lines with the same timestamp. It survives reconnects of browser, portal and engine,
/// and is written <c>1732291200123456789-0</c>.
/// </summary>
/// <param name="Nanoseconds">Nanoseconds since the Unix epoch, UTC, as the engine stamped the line.</param>
/// <param name="Ordinal">0 for the first line with that timestamp, 1 for the next, and so on.</param>
public readonly record struct LogCursor(long Nanoseconds, int Ordinal) : IComparable<LogCursor>, IParsable<LogCursor>
{
    // A day less than a number of nanoseconds can be, since lines are looked for a little beyond a moment, too.
    private const long MostTicks = (long.MaxValue - 86_400_000_000_000) / TimeSpan.NanosecondsPerTick;

    /// <summary>The place of the first line of a moment. Moments beyond the years 1678 to 2261, where no line can be, count as the first or the last of these.</summary>
    public static LogCursor At(DateTimeOffset time) =>
        new(Math.Clamp((time - DateTimeOffset.UnixEpoch).Ticks, -MostTicks, MostTicks) * TimeSpan.NanosecondsPerTick, 0);

    /// <summary>The timestamp, rounded down to the 100 ns that a <see cref="DateTimeOffset"/> can hold.</summary>
    public DateTimeOffset Time => DateTimeOffset.UnixEpoch.AddTicks(Nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <inheritdoc/>
    public int CompareTo(LogCursor other) =>
        Nanoseconds != other.Nanoseconds ? Nanoseconds.CompareTo(other.Nanoseconds) : Ordinal.CompareTo(other.Ordinal);

    /// <inheritdoc/>
    public static LogCursor Parse(string text, IFormatProvider? provider = null) =>
        TryParse(text, provider, out var cursor) ? cursor : throw new FormatException($"'{text}' is not a log cursor; one looks like 1732291200123456789-0.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out LogCursor cursor)
    {
        cursor = default;
        var dash = text?.IndexOf('-') ?? -1;
        if (dash <= 0
            || !long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
            || !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            return false;
        cursor = new LogCursor(nanoseconds, ordinal);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Nanoseconds}-{Ordinal}");
}
