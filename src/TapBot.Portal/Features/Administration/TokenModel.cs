using TapBot.Core.Access;

namespace TapBot.Portal.Features.Administration;

/// <summary>An API token as the API shows it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Owner">The person it acts for.</param>
/// <param name="LastFour">The end of its text.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="RevokedAt">When it was ended by hand; null when it was not.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null when never.</param>
/// <param name="LastUsedAddress">From where; null when never used.</param>
/// <param name="Grants">Its roles, as far as its owner has them at the moment of use.</param>
/// <param name="Permissions">What is given to it singly, as far as its owner has it at the moment of use.</param>
public sealed record TokenModel(
    string Id, string Name, string Owner, string LastFour, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt, string? LastUsedAddress, IReadOnlyList<GrantModel> Grants, IReadOnlyList<PermissionModel> Permissions)
{
    /// <summary>A token in words.</summary>
    public static TokenModel Of(ApiToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new(
            token.Id, token.Name, token.Owner, token.LastFour, token.CreatedAt, token.ExpiresAt, token.RevokedAt, token.LastUsedAt, token.LastUsedAddress,
            [.. token.Rights.Grants.Select(GrantModel.Of)], [.. token.Rights.Permissions.Select(PermissionModel.Of)]);
    }
}
