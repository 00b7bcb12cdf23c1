using System.Collections.Frozen;

namespace TapBot.Core.Access;

/// <summary>
/// Passwords that everybody tries first. Nearly all on the public lists are shorter than 15 characters, so the long ones are made of them:
/// a short one again and again, or one after the other. Those are refused as well.
/// </summary>
internal static class CommonPasswords
{
    private const int LongestUnit = 8;

    private static readonly FrozenSet<string> Words = new[]
    {
        "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "0987654321", "987654321", "abc", "abc123", "abcd", "abcdef",
        "admin", "administrator", "root", "toor", "user", "guest", "test", "demo", "default", "changeme", "change", "me", "letmein", "let", "in", "welcome", "hello",
        "password", "passwort", "parol", "passw0rd", "p@ssw0rd", "p@ssword", "pass", "word", "secret", "qwerty", "qwertyuiop", "qwertz", "asdf", "asdfgh", "asdfghjkl", "zxcvbn",
        "zxcvbnm", "qazwsx", "1q2w3e", "1q2w3e4r", "1q2w3e4r5t", "iloveyou", "i", "love", "you", "monkey", "dragon", "master", "login", "sunshine", "princess",
        "football", "baseball", "superman", "batman", "trustno1", "shadow", "michael", "jordan", "computer", "internet", "server", "docker", "portal", "tapbot", "postgres",
        "linux", "ubuntu", "debian", "system", "manager", "operator", "january", "february", "march", "april", "june", "july", "august", "september", "october",
        "november", "december", "monday", "friday", "spring", "summer", "autumn", "winter", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027",
        "correcthorsebatterystaple", "abcdefghijklmnop", "abcdefghijklmnopqrstuvwxyz", "thisisapassword", "mypassword", "йцукен", "пароль", "qwertyuiopasdfgh",
        "the", "my", "is", "new", "a", "!", "1", "12", "0", "00", "000", "01", "1!", "123!", "-", "_", ".", " ", "@", "#",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the password is a repeated short piece, a run along the alphabet, or made of at most four common words.</summary>
    public static bool Contains(string password) => IsRepetition(password) || IsRun(password) || IsMadeOfWords(password, 4);

    private static bool IsRepetition(string password) =>
        Enumerable.Range(1, LongestUnit).Any(length => password.Length >= 2 * length && PasswordRules.IsMadeOf(password, password[..length]));

    private static bool IsRun(string password)
    {
        var step = password[1] - password[0];
        return step is 1 or -1 && Enumerable.Range(1, password.Length - 1).All(i => password[i] - password[i - 1] == step);
    }

    private static bool IsMadeOfWords(ReadOnlySpan<char> rest, int words)
    {
        if (rest.IsEmpty)
            return true;
        if (words == 0)
            return false;
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(rest.Length, 26); length > 0; length--)
        {
            if (lookup.Contains(rest[..length]) && IsMadeOfWords(rest[length..], words - 1))
                return true;
        }
        return false;
    }
}
