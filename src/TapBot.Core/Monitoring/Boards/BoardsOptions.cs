namespace TapBot.Core.Monitoring;

/// <summary>The boards of the configuration, <c>TapBot:Wall</c>.</summary>
public sealed class BoardsOptions
{
    /// <summary>Boards beside the one called <c>main</c>, which is there by itself; one of that name takes its place.</summary>
    public List<BoardOptions> Boards { get; set; } = [];
}
