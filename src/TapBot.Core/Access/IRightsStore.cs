namespace TapBot.Core.Access;

/// <summary>Where rights are read from, fresh each time.</summary>
internal interface IRightsStore
{
    /// <summary>The rights of an actor now; <see cref="Rights.None"/> for the unknown, the disabled, the expired and ended sessions.</summary>
    Task<Rights> ReadAsync(Actor actor, CancellationToken cancellationToken);
}
