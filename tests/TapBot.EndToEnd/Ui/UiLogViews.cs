using TapBot.Core.Logs;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Logs;

namespace TapBot.EndToEnd.Ui;

/// <summary>Saved views in memory.</summary>
internal sealed class UiLogViews : ILogViews
{
    private readonly List<LogView> saved = [new("1", "Errors of Directus", "source=server-2%2Fdirectus_app&level=error", default)];

    public Task<IReadOnlyList<LogView>> ListAsync(Actor actor, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LogView>>([.. saved]);

    public Task<Phrase?> SaveAsync(Actor actor, string name, string query, CancellationToken cancellationToken)
    {
        saved.Add(new LogView(name, name, query, default));
        return Task.FromResult<Phrase?>(null);
    }

    public Task RemoveAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        saved.RemoveAll(v => v.Id == id);
        return Task.CompletedTask;
    }
}
