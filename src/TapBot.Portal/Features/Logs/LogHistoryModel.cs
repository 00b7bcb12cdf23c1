using TapBot.Core.Logs;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Logs;

/// <summary>How the history of logs is doing.</summary>
/// <param name="Recording">Lines are being kept.</param>
/// <param name="Bytes">What it takes on the disk.</param>
/// <param name="MaxBytes">What it may take.</param>
/// <param name="Damages">How often, since the start, something could not be read.</param>
/// <param name="Since">Since when nothing is kept; null while it is.</param>
/// <param name="Why">Why nothing is kept; null while it is.</param>
public sealed record LogHistoryModel(bool Recording, long Bytes, long MaxBytes, int Damages, DateTimeOffset? Since, Statement? Why)
{
    /// <summary>The state in the form of the API.</summary>
    public static LogHistoryModel Of(Texts texts, LogStoreState? state) => state is null
        ? new(false, 0, 0, 0, null, null)
        : new(state.IsRecording, state.Bytes, state.MaxBytes, state.Damages, state.Since, state.Suspended is { } why ? Statement.Of(texts, why) : null);
}
