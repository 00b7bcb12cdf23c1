namespace TapBot.Core.Access;

/// <summary>Where it is read when somebody last showed who they are.</summary>
internal interface IStepUpStore
{
    /// <summary>When the living session of a person was last confirmed, UTC; null when there is none.</summary>
    Task<DateTimeOffset?> ConfirmedAtAsync(Actor person, CancellationToken cancellationToken);

    /// <summary>True when a token was made under a fresh sign-in with the permission named singly.</summary>
    Task<bool> IsMintedForAsync(Actor token, Permission permission, CancellationToken cancellationToken);
}
