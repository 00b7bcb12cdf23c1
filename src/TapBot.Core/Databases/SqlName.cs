namespace TapBot.Core.Databases;

/// <summary>Names in SQL that people read before they run it, and that the portal sends.</summary>
internal static class SqlName
{
    /// <summary>The name between double quotes, doubled inside: it can never end early.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
