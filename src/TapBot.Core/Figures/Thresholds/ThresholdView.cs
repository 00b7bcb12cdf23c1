namespace TapBot.Core.Figures;

/// <summary>A threshold and all bounds of it that the reader may see.</summary>
/// <param name="Named">The threshold.</param>
/// <param name="Base">What holds for all when nothing is edited: the configuration, or else the default.</param>
/// <param name="ForAll">What holds for all that have no bounds of their own.</param>
/// <param name="Exceptions">What holds for single objects instead, by name.</param>
/// <param name="Objects">What can have bounds of its own now, by name.</param>
public sealed record ThresholdView(NamedThreshold Named, ThresholdSetting Base, ThresholdSetting ForAll, IReadOnlyList<ThresholdSetting> Exceptions, IReadOnlyList<string> Objects)
{
    /// <summary>What holds for an object.</summary>
    public ThresholdSetting For(string of) => Exceptions.FirstOrDefault(e => e.Of == of) ?? ForAll;
}
