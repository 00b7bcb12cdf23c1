namespace TapBot.Portal.Features.Administration;

/// <summary>What <c>POST /api/v1/users</c> takes.</summary>
/// <param name="UserName">1 to 64 Latin letters, digits and <c>. _ @ + -</c>.</param>
/// <param name="Password">15 to 128 characters.</param>
/// <param name="Grants">Roles; none when left out.</param>
/// <param name="Permissions">Permissions given singly; none when left out.</param>
public sealed record NewUserBody(string? UserName, string? Password, IReadOnlyList<GrantModel?>? Grants = null, IReadOnlyList<PermissionModel?>? Permissions = null);
