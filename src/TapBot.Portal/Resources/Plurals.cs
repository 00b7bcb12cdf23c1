namespace TapBot.Portal.Resources;

/// <summary>Which plural form a whole number takes (Unicode CLDR plural rules for the languages we speak).</summary>
internal static class Plurals
{
    /// <summary><c>one</c>, <c>few</c>, <c>many</c> or <c>other</c>.</summary>
    public static string FormOf(long number, string language)
    {
        if (language != "ru")
            return number is 1 ? "one" : "other";
        var (tens, ones) = (Math.Abs(number % 100), Math.Abs(number % 10));
        return ones switch
        {
            1 when tens != 11 => "one",
            >= 2 and <= 4 when tens is < 12 or > 14 => "few",
            _ => "many",
        };
    }
}
