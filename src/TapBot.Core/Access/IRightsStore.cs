namespace TapBot.Core.Access;

/// <summary>Where rights are read from.</summary>
internal interface IRightsStore
{
    /// <summary>The rights of an actor now; <see cref="Rights.None"/> for the unknown, the disabled, the expired and ended sessions.</summary>
    /// <param name="actor">Whose.</param>
    /// <param name="version">Which state of all rights is asked for: one reading may answer several who ask for the same. Null for an answer that is read now, for this one alone.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<Rights> ReadAsync(Actor actor, long? version, CancellationToken cancellationToken);
}
