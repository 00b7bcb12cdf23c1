using Microsoft.AspNetCore.Identity;

namespace TapBot.Core.Access;

/// <summary>
/// What a password must be: 15 to 128 characters, not one that everybody tries, not the user's name. No rule about digits and signs:
/// they make passwords worse (NIST SP 800-63B, ASVS 6.2.1-6.2.5). Error codes are phrase codes.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<PortalUser>
{
    public const int Shortest = 15;
    public const int Longest = 128;

    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password) =>
        Task.FromResult(Flaw(user.UserName, password ?? "") is { } code
            ? IdentityResult.Failed(new IdentityError { Code = code, Description = code })
            : IdentityResult.Success);

    /// <summary>The code of what is wrong; null when nothing is.</summary>
    internal static string? Flaw(string? userName, string password)
    {
        if (password.Length < Shortest)
            return "access.password.short";
        if (password.Length > Longest)
            return "access.password.long";
        if (!string.IsNullOrEmpty(userName) && IsMadeOf(password, userName))
            return "access.password.isName";
        return CommonPasswords.Contains(password) ? "access.password.common" : null;
    }

    /// <summary>True when the password is the unit, or nothing but repetitions of it, in any case.</summary>
    internal static bool IsMadeOf(string password, string unit)
    {
        for (var i = 0; i < password.Length; i++)
        {
            if (char.ToUpperInvariant(password[i]) != char.ToUpperInvariant(unit[i % unit.Length]))
                return false;
        }
        return true;
    }
}
