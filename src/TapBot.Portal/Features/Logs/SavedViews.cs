using TapBot.Core.Logs;
using TapBot.Core.Wording;

namespace TapBot.Portal.Features.Logs;

/// <summary>The views that are stored.</summary>
internal sealed class SavedViews(LogViews views) : ILogViews
{
    public Task<IReadOnlyList<LogView>> ListAsync(Actor actor, CancellationToken cancellationToken) => views.ListAsync(actor, cancellationToken);

    public async Task<Phrase?> SaveAsync(Actor actor, string name, string query, CancellationToken cancellationToken) => (await views.SaveAsync(actor, name, query, cancellationToken)).Flaw;

    public Task RemoveAsync(Actor actor, string id, CancellationToken cancellationToken) => views.RemoveAsync(actor, id, cancellationToken);
}
