namespace TapBot.Core.Access;

/// <summary>Thrown by guarded readers when the actor may not see what was asked for. One place in Portal turns it into a 403.</summary>
public sealed class AccessDeniedException(Permission permission, Scope scope)
    : Exception($"The permission {permission} is missing for {scope.Server?.Value ?? "the portal"}{(scope.Project is null ? "" : "/" + scope.Project)}.")
{
    /// <summary>What is missing.</summary>
    public Permission Permission { get; } = permission;

    /// <summary>Where it is missing.</summary>
    public Scope Scope { get; } = scope;
}
