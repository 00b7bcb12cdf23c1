namespace TapBot.Portal.Features.Logs;

/// <summary>How addresses write the columns of a log: their names one after the other, a field with a dot before its name. Pure.</summary>
internal static class LogsColumns
{
    private const string None = "none";
    private const int MostFields = 6, LongestField = 100;
    private static readonly string[] Names = ["time", "source", "stream", "level"];

    /// <summary>The columns as an address writes them; null when it leaves them to the browser.</summary>
    public static string? Write(IReadOnlyList<string>? columns) =>
        columns is null ? null : columns.Count == 0 ? None : string.Join(',', columns.Select(c => c.Replace("%", "%25", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)));

    /// <summary>The columns of an address; what is none is left out, null when there are none at all.</summary>
    public static IReadOnlyList<string>? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (text == None)
            return [];
        var said = text.Split(',').Select(Uri.UnescapeDataString).Distinct().ToList();
        string[] columns = [.. Names.Where(said.Contains), .. said.Where(c => c is ['.', _, ..] && c.Length <= LongestField && !c.Any(char.IsControl)).Take(MostFields)];
        return columns.Length == 0 ? null : columns;
    }
}
