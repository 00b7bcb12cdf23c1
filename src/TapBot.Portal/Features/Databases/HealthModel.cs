using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Databases;

/// <summary>The health of an instance as the API shows it.</summary>
/// <param name="At">When it was read; at most a minute ago.</param>
/// <param name="Light">The worst light of all checks.</param>
/// <param name="Checks">All checks, worst first.</param>
public sealed record HealthModel(DateTimeOffset At, LightColour Light, IReadOnlyList<HealthCheckModel> Checks)
{
    /// <summary>A report in the words of the reader.</summary>
    public static HealthModel Of(Texts texts, Format format, HealthReport report) => new(report.At, report.Colour, [.. report.Checks.Select(c => HealthCheckModel.Of(texts, format, c))]);
}
