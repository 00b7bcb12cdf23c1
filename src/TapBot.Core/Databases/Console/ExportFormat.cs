namespace TapBot.Core.Databases;

/// <summary>How rows are written into a file.</summary>
public enum ExportFormat
{
    /// <summary>RFC 4180 with a line of names; NULL is nothing, an empty text is a pair of quotes.</summary>
    Csv,

    /// <summary>An array of objects; every value is the server's text, or null.</summary>
    Json,
}
