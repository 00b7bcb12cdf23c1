using System.Collections.Concurrent;
using TapBot.Core.Access;

namespace TapBot.Testing.Access;

/// <summary>Rights that a test sets and changes.</summary>
internal sealed class FixedRights : IRightsStore
{
    private readonly ConcurrentDictionary<string, Rights> byActor = new();

    /// <summary>How often somebody looked.</summary>
    public int Reads { get; private set; }

    public FixedRights Give(Actor actor, params Grant[] grants) => Give(actor, new Rights(grants, []));

    public FixedRights Give(Actor actor, Rights rights)
    {
        byActor[actor.Id] = rights;
        return this;
    }

    public Task<Rights> ReadAsync(Actor actor, long? version, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(byActor.GetValueOrDefault(actor.Id, Rights.None));
    }
}
