namespace TapBot.Core.Access;

/// <summary>What is to be another about a person; what is null stays as it is.</summary>
/// <param name="Grants">The roles, all of them.</param>
/// <param name="Permissions">The permissions given singly, all of them.</param>
/// <param name="Disabled">True ends their sessions and keeps them out; false lets them in again.</param>
public sealed record PersonChange(IReadOnlyList<Grant>? Grants = null, IReadOnlyList<PermissionGrant>? Permissions = null, bool? Disabled = null)
{
    /// <summary>The rights after the change.</summary>
    internal Rights Apply(Rights before) => new(Grants ?? before.Grants, Permissions ?? before.Permissions);
}
