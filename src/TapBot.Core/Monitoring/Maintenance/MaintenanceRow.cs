namespace TapBot.Core.Monitoring;

/// <summary>A window as it is stored.</summary>
internal sealed class MaintenanceRow
{
    /// <summary>The longest name of a thing.</summary>
    public const int LongestThing = 400;

    /// <summary>The longest reason.</summary>
    public const int LongestReason = 200;

    public required string Thing { get; set; }

    /// <summary>Where the thing belongs, for questions of rights when it is gone.</summary>
    public string? Server { get; set; }

    public string? Project { get; set; }

    public DateTimeOffset From { get; set; }

    public DateTimeOffset Until { get; set; }

    public required string Reason { get; set; }
}
