namespace TapBot.Core.Monitoring;

/// <summary>A check as it is stored.</summary>
internal sealed class CheckRow
{
    public required string Name { get; set; }

    public required string Url { get; set; }

    public string? Server { get; set; }

    public required string Status { get; set; }

    public string? Keyword { get; set; }

    public string? Json { get; set; }

    public string? Value { get; set; }

    public int? SlowMilliseconds { get; set; }

    public int EverySeconds { get; set; }

    public int TimeoutSeconds { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>What it asks.</summary>
    public CheckQuestion Question() => new(Url, Server, Status, Keyword, Json, Value, SlowMilliseconds, EverySeconds, TimeoutSeconds);

    /// <summary>Takes a question.</summary>
    public void Ask(CheckQuestion asked, DateTimeOffset at) =>
        (Url, Server, Status, Keyword, Json, Value, SlowMilliseconds, EverySeconds, TimeoutSeconds, ChangedAt) =
            (asked.Url, asked.Server, asked.Status, asked.Keyword, asked.Json, asked.Value, asked.SlowMilliseconds, asked.EverySeconds, asked.TimeoutSeconds, at);
}
