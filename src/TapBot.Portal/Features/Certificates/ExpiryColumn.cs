using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Certificates;

/// <summary>A column of the calendar.</summary>
/// <param name="Weeks">Where it ends, in weeks from now; null for what has ended, <see cref="int.MaxValue"/> for all that ends later.</param>
/// <param name="Count">How many end there.</param>
/// <param name="Colour">Red for the past and for what presses, yellow when a renewal is overdue.</param>
internal sealed record ExpiryColumn(int? Weeks, int Count, LightColour Colour);
