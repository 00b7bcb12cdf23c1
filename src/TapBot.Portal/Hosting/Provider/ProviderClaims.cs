using System.Security.Claims;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting.Provider;

/// <summary>What the claims of a verified identity token mean here.</summary>
internal static class ProviderClaims
{
    /// <summary>Null when the token does not say who it is about.</summary>
    public static ProviderIdentity? Read(ClaimsPrincipal? principal, OidcSettings settings)
    {
        if (principal?.FindFirst("sub") is not { Value: { Length: > 0 and <= 255 } subject, Issuer: { Length: > 0 and <= 255 } issuer })
            return null;
        var gives = !string.IsNullOrEmpty(settings.GrantsClaim);
        var values = gives ? principal.FindAll(settings.GrantsClaim!).Select(c => c.Value).ToHashSet(StringComparer.Ordinal) : [];
        var grants = settings.Grants.Where(g => values.Contains(g.Value!)).Select(ToGrant).Distinct();
        return new ProviderIdentity(issuer, subject, principal.FindFirstValue(settings.UserNameClaim), [.. grants], gives);
    }

    private static Grant ToGrant(OidcGrant grant) => new(
        Enum.Parse<Role>(grant.Role!, ignoreCase: true), string.IsNullOrEmpty(grant.Server) ? null : ServerName.Parse(grant.Server), string.IsNullOrEmpty(grant.Project) ? null : grant.Project);
}
