using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>A check as the API shows it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Url">What is asked, without the query.</param>
/// <param name="Server">The server it belongs to; null when to none.</param>
/// <param name="Light">green, yellow (slow, or failed once), red or unknown.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Since">Since when it has that light.</param>
/// <param name="At">When it was looked at last; null until then.</param>
/// <param name="Milliseconds">How long the last whole answer took; null when there was none.</param>
/// <param name="Failures">How many looks in a row failed.</param>
/// <param name="EverySeconds">The time between two looks.</param>
/// <param name="Series">The history of the response time, for /api/v1/history.</param>
/// <param name="Origin">configuration or edited: only what is edited can be changed and removed here.</param>
public sealed record CheckModel(
    string Name, string Url, string? Server, LightColour Light, string Reason, DateTimeOffset? Since, DateTimeOffset? At, double? Milliseconds, int Failures, double EverySeconds, string Series, CheckOrigin Origin)
{
    /// <summary>A check in the words of the reader.</summary>
    public static CheckModel Of(Texts texts, CheckState check) => new(
        check.Name, check.Url, check.Scope.Server?.Value, check.Colour, texts.Say(check.Reason), check.HasLight ? check.Since : null, check.At, check.Milliseconds, check.Failures, check.Every.TotalSeconds,
        CheckReader.SeriesOf(check.Name, check.Scope.Server).Value, check.Origin);
}
