using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TapBot.Core.Access;

/// <summary>
/// Time-based one-time codes (RFC 6238): six digits, 30 seconds, SHA-1, which is all that every authenticator app knows. Not the framework's provider:
/// that one takes a code as often as it is typed, two and a half minutes long, because it does not say which time step matched.
/// </summary>
internal static class TotpCode
{
    public const int Digits = 6, PeriodSeconds = 30, KeyBytes = 20;
    private const int Drift = 1;

    public static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / PeriodSeconds;

    /// <summary>The time step whose code was typed, one before and one after included; null when none or when it is not later than the last one used.</summary>
    public static long? Match(ReadOnlySpan<byte> key, string typed, DateTimeOffset now, long lastUsed)
    {
        if (Digital(typed) is not { } code)
            return null;
        long? match = null;
        for (var step = StepOf(now) - Drift; step <= StepOf(now) + Drift; step++)
        {
            var same = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(key, step)), Encoding.ASCII.GetBytes(code));
            if (same && step > lastUsed)
                match ??= step;
        }
        return match;
    }

    /// <summary>The six digits when the text is a code at all: apps show it as <c>123 456</c>, so blanks do not count.</summary>
    public static string? Digital(string typed)
    {
        var code = typed.Replace(" ", "", StringComparison.Ordinal);
        return code.Length == Digits && code.All(char.IsAsciiDigit) ? code : null;
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238; HMAC does not rest on SHA-1 being free of collisions")]
    public static string At(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
