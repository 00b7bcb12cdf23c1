using TapBot.Portal.Ui.Charts;

namespace TapBot.Portal.Features.Servers;

/// <summary>A line of a chart.</summary>
/// <param name="Figure">Which figure of a reading.</param>
/// <param name="Name">The resource key of its name.</param>
/// <param name="Colour">Its colour, 1 to 6.</param>
/// <param name="Unit">What it is measured in.</param>
public sealed record MachineLine(string Figure, string Name, int Colour, ChartUnit Unit);
