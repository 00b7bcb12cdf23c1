using Microsoft.Extensions.Logging;
using TapBot.Core.Storage;

namespace TapBot.Core.Monitoring;

/// <summary>Keeps the checks as they are in the store.</summary>
internal sealed class CheckKeeper(CheckBook book, TimeProvider time, ILogger<CheckKeeper> logger) : StoreKeeper(time)
{
    protected override Task LoadAsync(CancellationToken cancellationToken) => book.LoadAsync(cancellationToken);

    protected override void TellUnread(string why) => Log.ChecksUnread(logger, why);
}
