using Microsoft.Extensions.Options;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting.Provider;

internal sealed class OidcSettingsValidator : IValidateOptions<OidcSettings>
{
    public ValidateOptionsResult Validate(string? name, OidcSettings options)
    {
        if (string.IsNullOrEmpty(options.Authority))
            return ValidateOptionsResult.Success;
        var problems = new List<string>();
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
            problems.Add($"TapBot:Oidc:Authority is '{options.Authority}'; legal: an https address, or http on loopback.");
        if (string.IsNullOrWhiteSpace(options.ClientId))
            problems.Add("TapBot:Oidc:ClientId is ''; legal: what the provider calls the portal.");
        if (options.Grants.Count > 0 && string.IsNullOrWhiteSpace(options.GrantsClaim))
            problems.Add("TapBot:Oidc:GrantsClaim is ''; legal: the name of the claim that TapBot:Oidc:Grants are about.");
        for (var i = 0; i < options.Grants.Count; i++)
            problems.AddRange(Problems(options.Grants[i], $"TapBot:Oidc:Grants:{i}:"));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(OidcGrant grant, string place)
    {
        if (string.IsNullOrEmpty(grant.Value))
            yield return $"{place}Value is ''; legal: a value of the claim.";
        if (!Enum.TryParse<Role>(grant.Role, ignoreCase: true, out var role) || !Enum.IsDefined(role))
            yield return $"{place}Role is '{grant.Role}'; legal: {string.Join(", ", Enum.GetNames<Role>())}.";
        if (!string.IsNullOrEmpty(grant.Server) && !ServerName.TryParse(grant.Server, null, out _))
            yield return $"{place}Server is '{grant.Server}'; legal: the name of a server.";
    }
}
