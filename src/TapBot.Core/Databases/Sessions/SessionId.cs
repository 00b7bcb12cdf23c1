using System.Globalization;

namespace TapBot.Core.Databases;

/// <summary>
/// What names one session of an instance for good: its process and the microsecond it began. The process alone is given to others later. Written as
/// <c>4098-1764350000123456</c>, the second part in microseconds since 1970.
/// </summary>
/// <param name="Pid">The process of the server, 1 or more.</param>
/// <param name="StartedAt">When the session began, UTC, to the microsecond.</param>
public readonly record struct SessionId(int Pid, DateTimeOffset StartedAt) : IParsable<SessionId>
{
    private static readonly long Latest = DateTimeOffset.MaxValue.UtcTicks / TimeSpan.TicksPerMicrosecond;

    /// <inheritdoc/>
    public static SessionId Parse(string text, IFormatProvider? provider = null) =>
        TryParse(text, provider, out var id) ? id : throw new FormatException($"'{text}' is not a session.");

    /// <inheritdoc/>
    public static bool TryParse(string? text, IFormatProvider? provider, out SessionId id)
    {
        id = default;
        var dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (dash < 1
            || !int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) || pid < 1
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var micros) || micros > Latest - (DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMicrosecond))
            return false;
        id = new SessionId(pid, DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Pid}-{(StartedAt.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond}");
}
