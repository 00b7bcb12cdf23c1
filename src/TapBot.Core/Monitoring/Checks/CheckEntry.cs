namespace TapBot.Core.Monitoring;

/// <summary>One check as it is configured: <c>TapBot:Checks:N</c>.</summary>
public sealed class CheckEntry
{
    /// <summary>What people call it: 1 to 63 of letters, digits, dot, dash and underscore, beginning with a letter or digit.</summary>
    public string Name { get; set; } = "";

    /// <summary>What is asked, with GET: an address with http or https, without a log-in.</summary>
    public string Url { get; set; } = "";

    /// <summary>The server it belongs to, for lights and rights; none for the portal as a whole.</summary>
    public string? Server { get; set; }

    /// <summary>Which answers are right: codes and ranges, such as <c>200,301-302</c>. Default: 200-299. A redirect is an answer, it is not followed.</summary>
    public string Status { get; set; } = CheckQuestion.UsualStatus;

    /// <summary>A text that must stand in the answer; letters count as they are written.</summary>
    public string? Keyword { get; set; }

    /// <summary>Where a value must stand in the answer, which must be JSON: names and places with dots, such as <c>checks.0.status</c>.</summary>
    public string? Json { get; set; }

    /// <summary>What must stand there, as text; without it there must be anything but null.</summary>
    public string? Value { get; set; }

    /// <summary>An answer that takes longer is a warning, in milliseconds; none by default.</summary>
    public int? SlowMilliseconds { get; set; }

    /// <summary>Seconds between two looks, 10 to 86,400. Default: 60.</summary>
    public int EverySeconds { get; set; } = CheckQuestion.UsualEvery;

    /// <summary>Seconds until the whole answer must be there, 1 to 60. Default: 10.</summary>
    public int TimeoutSeconds { get; set; } = CheckQuestion.UsualTimeout;

    /// <summary>The same as a question.</summary>
    internal CheckQuestion Question => new(Url, Server, Status, Keyword, Json, Value, SlowMilliseconds, EverySeconds, TimeoutSeconds);
}
