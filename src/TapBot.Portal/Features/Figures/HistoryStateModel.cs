using TapBot.Core.Figures;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Figures;

/// <summary>How the history of figures is doing.</summary>
/// <param name="Series">How many series there are, those that the caller may not see included.</param>
/// <param name="MaxSeries">How many there may be.</param>
/// <param name="Refused">Samples that were not taken since the start.</param>
/// <param name="Lost">Roll-ups given up since the start, because the store did not take them for hours.</param>
/// <param name="WrittenAt">When roll-ups were last stored; null before the first time.</param>
/// <param name="Since">Since when something is wrong; null when all is well.</param>
/// <param name="Why">What is wrong; null when all is well.</param>
public sealed record HistoryStateModel(int Series, int MaxSeries, long Refused, long Lost, DateTimeOffset? WrittenAt, DateTimeOffset? Since, Statement? Why)
{
    /// <summary>The state in the form of the API.</summary>
    public static HistoryStateModel Of(Texts texts, HistoryState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(state.Series, state.MaxSeries, state.Refused, state.Lost, state.WrittenAt, state.Since, state.Flaw is { } why ? Statement.Of(texts, why) : null);
    }
}
