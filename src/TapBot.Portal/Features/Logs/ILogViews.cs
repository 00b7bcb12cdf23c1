using TapBot.Core.Logs;
using TapBot.Core.Wording;

namespace TapBot.Portal.Features.Logs;

/// <summary>The views that a person has saved, as the menu needs them.</summary>
public interface ILogViews
{
    /// <summary>One's own, in the order of their names.</summary>
    Task<IReadOnlyList<LogView>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Saves one, in the place of another of the same name; why it was not, or null.</summary>
    Task<Phrase?> SaveAsync(Actor actor, string name, string query, CancellationToken cancellationToken);

    /// <summary>Removes one; harmless when it is not there.</summary>
    Task RemoveAsync(Actor actor, string id, CancellationToken cancellationToken);
}
