using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Figures;

/// <summary>Changes where a light becomes yellow and red, for all or for one object. What is left out stays as it is.</summary>
/// <param name="Threshold">The name of the threshold.</param>
/// <param name="Yellow">The bound of yellow, in its unit; shares are 0 to 1.</param>
/// <param name="Red">The bound of red.</param>
/// <param name="Hysteresis">How far back inside of a bound the figure must come before the light becomes better.</param>
/// <param name="Duration">Seconds that a figure must be beyond a bound before the light becomes worse.</param>
/// <param name="Of">The one object they are for, such as a database; null for all that have none of their own.</param>
[Operation("thresholds.set", Permission.Administer, Risk.Safe, Route = "thresholds/{threshold}/set")]
public sealed record SetThreshold(string Threshold, double? Yellow = null, double? Red = null, double? Hysteresis = null, double? Duration = null, string? Of = null) : IOperation;
