using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Databases;

/// <summary>One finding as the API shows it.</summary>
/// <param name="Light">How bad it is.</param>
/// <param name="Database">The database it is in; null when it concerns the instance.</param>
/// <param name="Text">What it is.</param>
/// <param name="Code">The stable name of the text.</param>
/// <param name="Arguments">Its values by name: sizes in bytes, lengths of time in seconds, ratios from 0 to 1.</param>
public sealed record HealthFindingModel(LightColour Light, string? Database, string Text, string Code, IReadOnlyDictionary<string, object?> Arguments)
{
    /// <summary>A finding in the words of the reader.</summary>
    public static HealthFindingModel Of(Texts texts, Format format, HealthFinding finding) =>
        new(finding.Colour, finding.Database, HealthWords.Say(texts, format, finding.Says), finding.Says.Code, finding.Says.Arguments);
}
