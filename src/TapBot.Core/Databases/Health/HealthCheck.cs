using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What one check says of an instance. What could not be read is unknown, never green.</summary>
public sealed record HealthCheck
{
    /// <summary>How many findings are listed at most.</summary>
    public const int MostFindings = 20;

    /// <summary>Its stable name, such as <c>idleInTransaction</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it is.</summary>
    public required LightColour Colour { get; init; }

    /// <summary>The same in a sentence; its arguments are named as those of <see cref="HealthFinding.Says"/>.</summary>
    public required Phrase Sentence { get; init; }

    /// <summary>What makes it so, worst first.</summary>
    public IReadOnlyList<HealthFinding> Findings { get; init; } = [];

    /// <summary>How many more were found than are listed; the server may have still more.</summary>
    public int More { get; init; }

    /// <summary>SQL that helps; null when there is none.</summary>
    public string? Remedy { get; init; }

    /// <summary>What it is judged by, to be changed there; empty where something is so or is not.</summary>
    public IReadOnlyList<NamedThreshold> Thresholds { get; init; } = [];

    /// <summary>A check that is as bad as the worst of what it has found. Its sentences are <c>health.NAME.ok</c> and <c>health.NAME.found</c>.</summary>
    internal static HealthCheck Of(string name, IEnumerable<HealthFinding> findings)
    {
        var all = findings.OrderByDescending(f => f.Colour).ToList();
        var worse = all.Count(f => f.Colour > LightColour.Unknown);
        var bad = worse > 0 ? worse : all.Count(f => f.Colour is LightColour.Unknown);
        var listed = all.Take(MostFindings).ToList();
        return new HealthCheck
        {
            Name = name,
            Colour = all.Count == 0 ? LightColour.Green : all[0].Colour,
            Sentence = bad == 0 ? Phrase.Of($"health.{name}.ok") : Phrase.Of($"health.{name}.found", ("count", bad)),
            Findings = listed,
            More = all.Count - listed.Count,
            Remedy = HealthRemedy.Of(listed),
        };
    }

    /// <summary>A check of a single figure.</summary>
    internal static HealthCheck Of(string name, LightColour colour, Phrase sentence, string? remedy = null) =>
        new() { Name = name, Colour = colour, Sentence = sentence, Remedy = colour is LightColour.Green ? null : remedy };
}
