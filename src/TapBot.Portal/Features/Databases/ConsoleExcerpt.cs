namespace TapBot.Portal.Features.Databases;

/// <summary>The first lines of a text, for a list. Pure.</summary>
internal static class ConsoleExcerpt
{
    private const int Lines = 3, Longest = 300;

    /// <summary>At most three lines that are not empty and 300 characters, with dots where something was left out.</summary>
    public static string Of(string text)
    {
        // No more is looked at than could be shown: a text may be long.
        var start = text.AsSpan().TrimStart();
        var isWhole = start.Length <= Longest;
        var lines = new string(isWhole ? start : start[..Longest]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd()).Where(l => l.Length > 0).ToList();
        return string.Join('\n', lines.Take(Lines)) + (isWhole && lines.Count <= Lines ? "" : " …");
    }
}
