using Microsoft.Extensions.Logging;
using TapBot.Core.Storage;

namespace TapBot.Core.Monitoring;

/// <summary>Keeps the windows as they are in the store.</summary>
internal sealed class MaintenanceKeeper(MaintenanceBook book, TimeProvider time, ILogger<MaintenanceKeeper> logger) : StoreKeeper(time)
{
    protected override Task LoadAsync(CancellationToken cancellationToken) => book.LoadAsync(cancellationToken);

    protected override void TellUnread(string why) => Log.MaintenanceUnread(logger, why);
}
