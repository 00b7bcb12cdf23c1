namespace TapBot.Portal.Ui.Charts;

/// <summary>What a browser has to do with the points it has.</summary>
/// <param name="Points">To be added at the end.</param>
/// <param name="Dropped">How many are to be taken away at the beginning, after that.</param>
/// <param name="From">Where the range begins now, in milliseconds since the Unix epoch.</param>
/// <param name="To">Where it ends.</param>
internal sealed record ChartChange(ChartData Points, int Dropped, double From, double To);
