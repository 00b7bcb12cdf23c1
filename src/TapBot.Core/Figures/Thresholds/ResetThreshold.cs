using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Figures;

/// <summary>Takes back what <see cref="SetThreshold"/> has set, for all or for one object.</summary>
/// <param name="Threshold">The name of the threshold.</param>
/// <param name="Of">The one object; null for all that have no bounds of their own.</param>
[Operation("thresholds.reset", Permission.Administer, Risk.Safe, Route = "thresholds/{threshold}/reset")]
public sealed record ResetThreshold(string Threshold, string? Of = null) : IOperation;
