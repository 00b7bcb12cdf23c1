namespace TapBot.Portal.Ui.Charts;

/// <summary>A series as the script sees it.</summary>
/// <param name="Colour">1 to 6.</param>
/// <param name="Axis">0 for the left one, 1 for the right one.</param>
/// <param name="Steps">The words of its unit.</param>
/// <param name="Edge">0 for a line, 1 for the lower and 2 for the upper edge of a band.</param>
internal sealed record ChartLine(int Colour, int Axis, IReadOnlyList<ChartStep> Steps, int Edge);
