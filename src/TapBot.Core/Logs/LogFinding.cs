namespace TapBot.Core.Logs;

/// <summary>What a search tells on its way.</summary>
public abstract record LogFinding
{
    /// <summary>A line that matches.</summary>
    public sealed record Found(LogLine Line) : LogFinding;

    /// <summary>Everything behind this place was searched; null when everything was. A search that is given it goes on here.</summary>
    public sealed record Reached(LogCursor? Place) : LogFinding;

    /// <summary>A source that did not answer: what is not kept of it was not searched.</summary>
    public sealed record Silent(LogOrigin Origin) : LogFinding;
}
