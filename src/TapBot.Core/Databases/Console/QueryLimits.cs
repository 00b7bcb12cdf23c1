namespace TapBot.Core.Databases;

/// <summary>What statements of people may cost, the server and the portal.</summary>
public static class QueryLimits
{
    /// <summary>Rows of a page.</summary>
    public const int Rows = 1000;

    /// <summary>Characters of a page, about 8 MB of text.</summary>
    public const int Characters = 8_000_000;

    /// <summary>Characters that are kept of one value; the rest is not fetched into memory.</summary>
    public const int Cell = 256 * 1024;

    /// <summary>Statements of one script.</summary>
    public const int Statements = 200;

    /// <summary>Characters of one script.</summary>
    public const int Script = 1_000_000;

    /// <summary>Messages of the server that are kept of one statement.</summary>
    public const int Notices = 100;

    /// <summary>Runs that an instance is asked at once, those whose pages are still open included. The reader log-in is made with five connections.</summary>
    public const int Runs = 4;

    /// <summary>How long a statement may run.</summary>
    public static readonly TimeSpan Statement = TimeSpan.FromSeconds(30);

    /// <summary>How long it may wait for a lock.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromSeconds(2);

    /// <summary>How long the next page of a result can be fetched: its transaction ends then.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    internal static DatabaseLimits OfServer { get; } = new(Statement, Lock, Idle, TimeSpan.FromSeconds(2), 2000);
}
