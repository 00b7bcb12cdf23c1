using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TapBot.Core.Access;

/// <summary>
/// Slows down guessing: per account, per address, and for all together. Delays grow instead of locking, so that nobody can lock the last administrator
/// out for good; an address is slowed down earlier than an account, so that a flood from one address does not keep a person out who comes from another.
/// </summary>
internal sealed class SignInLimiter(TimeProvider time)
{
    private const double PerSecond = 5; // one hash costs about 0.1 s of a core
    private const double Burst = 20;
    private readonly Lock door = new();
    private readonly FailureCounter accounts = new(Free: 10, Longest: TimeSpan.FromMinutes(1));
    private readonly FailureCounter addresses = new(Free: 5, Longest: TimeSpan.FromMinutes(15));
    private double tokens = Burst;
    private long filledAt = time.GetTimestamp();

    /// <summary>
    /// Takes an attempt and counts it as failed at once, so that a hundred at the same moment are not one; <see cref="Succeeded"/> takes that back.
    /// </summary>
    /// <returns>Null when it may be made, otherwise how long to wait.</returns>
    public TimeSpan? Take(string userName, string? address)
    {
        var (account, place, now) = (AccountKey(userName), AddressKey(address), time.GetUtcNow());
        lock (door)
        {
            var wait = Longer(addresses.Wait(place, now), accounts.Wait(account, now));
            if (wait > TimeSpan.Zero)
                return wait;
            var since = time.GetElapsedTime(filledAt);
            filledAt = time.GetTimestamp();
            tokens = Math.Min(Burst, tokens + (since.TotalSeconds * PerSecond));
            if (tokens < 1)
                return TimeSpan.FromSeconds(1);
            tokens--;
            accounts.Add(account, now);
            addresses.Add(place, now);
            return null;
        }
    }

    /// <summary>The attempt was good: the account starts anew. The address only gets this attempt back, or an own account would wash it clean.</summary>
    public void Succeeded(string userName, string? address)
    {
        lock (door)
        {
            accounts.Clear(AccountKey(userName));
            addresses.TakeBack(AddressKey(address));
        }
    }

    /// <summary>The password was good and a code is still missing: the address gets its attempt back, the account does not start anew yet.</summary>
    public void HalfSucceeded(string? address)
    {
        lock (door)
            addresses.TakeBack(AddressKey(address));
    }

    /// <summary>Case, white space, width and invisible characters make no other account.</summary>
    internal static string AccountKey(string userName)
    {
        var start = userName.Length > 256 ? userName[..256] : userName;
        var plain = new StringBuilder();
        foreach (var rune in Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(start)).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                plain.Append(rune.ToString());
        }
        return plain.ToString().ToUpperInvariant();
    }

    /// <summary>IPv6 gives everybody a whole /64, so that counts as one address.</summary>
    internal static string AddressKey(string? address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
            return "";
        if (parsed.IsIPv4MappedToIPv6)
            parsed = parsed.MapToIPv4();
        return parsed.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(parsed.GetAddressBytes().AsSpan(0, 8)) : parsed.ToString();
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
