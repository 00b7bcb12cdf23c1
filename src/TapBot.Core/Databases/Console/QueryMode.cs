namespace TapBot.Core.Databases;

/// <summary>As whom statements of people run.</summary>
public enum QueryMode
{
    /// <summary>As the reader log-in, in a transaction that only reads and is rolled back.</summary>
    Read,

    /// <summary>As the writer log-in, in a transaction that is committed when all statements went well.</summary>
    Write,
}
