using TapBot.Core.Access;

namespace TapBot.Portal.Features.Administration;

/// <summary>A person as the API shows them.</summary>
/// <param name="UserName">The name they sign in with.</param>
/// <param name="CreatedAt">When the account was made.</param>
/// <param name="LastSignIn">When they last signed in; null when not within 30 days.</param>
/// <param name="LastSeen">When they last did something; null when not within 30 days.</param>
/// <param name="Sessions">In how many browsers they are signed in now.</param>
/// <param name="Disabled">True when they may not come in.</param>
/// <param name="Locked">True while sign-in is held back after many wrong passwords.</param>
/// <param name="SecondFactor">True when a second factor is asked for.</param>
/// <param name="Grants">Their roles.</param>
/// <param name="Permissions">What is given to them singly.</param>
public sealed record UserModel(
    string UserName, DateTimeOffset CreatedAt, DateTimeOffset? LastSignIn, DateTimeOffset? LastSeen, int Sessions, bool Disabled, bool Locked, bool SecondFactor,
    IReadOnlyList<GrantModel> Grants, IReadOnlyList<PermissionModel> Permissions)
{
    /// <summary>A person in words.</summary>
    public static UserModel Of(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new(
            person.UserName, person.CreatedAt, person.LastSignIn, person.LastSeen, person.Sessions, person.Disabled, person.Locked, person.SecondFactor,
            [.. person.Rights.Grants.Select(GrantModel.Of)], [.. person.Rights.Permissions.Select(PermissionModel.Of)]);
    }
}
