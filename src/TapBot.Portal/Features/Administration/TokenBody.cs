namespace TapBot.Portal.Features.Administration;

/// <summary>What <c>POST /api/v1/tokens</c> takes.</summary>
/// <param name="Name">What the caller wants to call it, 1 to 100 characters.</param>
/// <param name="ExpiresAt">When it ends; in the future, at most 365 days away.</param>
/// <param name="Grants">Its roles; at least one of these or a permission.</param>
/// <param name="Permissions">Permissions given singly.</param>
public sealed record TokenBody(string? Name, DateTimeOffset? ExpiresAt, IReadOnlyList<GrantModel?>? Grants = null, IReadOnlyList<PermissionModel?>? Permissions = null);
