using Microsoft.Extensions.Logging;
using TapBot.Core.Storage;

namespace TapBot.Core.Monitoring;

/// <summary>Keeps the boards as they are in the store.</summary>
internal sealed class BoardKeeper(BoardBook book, TimeProvider time, ILogger<BoardKeeper> logger) : StoreKeeper(time)
{
    protected override Task LoadAsync(CancellationToken cancellationToken) => book.LoadAsync(cancellationToken);

    protected override void TellUnread(string why) => Log.BoardsUnread(logger, why);
}
