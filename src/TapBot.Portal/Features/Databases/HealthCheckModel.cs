using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Databases;

/// <summary>One check as the API shows it.</summary>
/// <param name="Check">Its stable name.</param>
/// <param name="Light">green, yellow, red or unknown.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Code">The stable name of the sentence.</param>
/// <param name="Findings">What makes it so, worst first; green ones are hints.</param>
/// <param name="More">How many more were found at least.</param>
/// <param name="Remedy">SQL that helps, to be read before it is run; null when there is none.</param>
/// <param name="Thresholds">The names of the thresholds it is judged by; empty where something is so or is not.</param>
public sealed record HealthCheckModel(string Check, LightColour Light, string Sentence, string Code, IReadOnlyList<HealthFindingModel> Findings, int More, string? Remedy, IReadOnlyList<string> Thresholds)
{
    /// <summary>A check in the words of the reader.</summary>
    public static HealthCheckModel Of(Texts texts, Format format, HealthCheck check) => new(
        check.Name, check.Colour, HealthWords.Say(texts, format, check.Sentence), check.Sentence.Code, [.. check.Findings.Select(f => HealthFindingModel.Of(texts, format, f))], check.More, check.Remedy,
        [.. check.Thresholds.Select(t => t.Name)]);
}
