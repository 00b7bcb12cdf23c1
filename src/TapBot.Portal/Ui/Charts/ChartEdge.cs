namespace TapBot.Portal.Ui.Charts;

/// <summary>What a series of a chart is drawn as.</summary>
public enum ChartEdge
{
    /// <summary>A line.</summary>
    None,

    /// <summary>The lower edge of a band.</summary>
    Low,

    /// <summary>The upper edge of a band.</summary>
    High,
}
