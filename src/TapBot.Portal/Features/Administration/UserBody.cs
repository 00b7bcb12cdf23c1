namespace TapBot.Portal.Features.Administration;

/// <summary>What <c>PUT /api/v1/users/{userName}</c> takes; what is left out stays as it is.</summary>
/// <param name="Grants">All roles the person is to have.</param>
/// <param name="Permissions">All permissions given singly.</param>
/// <param name="Disabled">True ends their sessions and keeps them out.</param>
public sealed record UserBody(IReadOnlyList<GrantModel?>? Grants = null, IReadOnlyList<PermissionModel?>? Permissions = null, bool? Disabled = null);
