using Microsoft.Extensions.Logging;
using TapBot.Core.Storage;

namespace TapBot.Core.Figures;

/// <summary>Keeps the edited bounds as they are in the store.</summary>
internal sealed class ThresholdKeeper(ThresholdBook book, TimeProvider time, ILogger<ThresholdKeeper> logger) : StoreKeeper(time)
{
    protected override Task LoadAsync(CancellationToken cancellationToken) => book.LoadAsync(cancellationToken);

    protected override void TellUnread(string why) => Log.ThresholdsNotRead(logger, why);
}
