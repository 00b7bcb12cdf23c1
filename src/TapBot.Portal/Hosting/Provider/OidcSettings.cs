namespace TapBot.Portal.Hosting.Provider;

/// <summary>An identity provider that people may sign in through (OpenID Connect, code flow with PKCE), <c>TapBot:Oidc</c>. Without <see cref="Authority"/> there is none.</summary>
public sealed class OidcSettings
{
    /// <summary>The issuer, such as <c>https://login.example.com/realms/ops</c>; https, or http on loopback.</summary>
    public string? Authority { get; set; }

    /// <summary>What the provider calls the portal.</summary>
    public string? ClientId { get; set; }

    /// <summary>The portal's secret at the provider; may be left out for a public client.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What stands on the button of the sign-in page. Default: the host of the authority.</summary>
    public string? Name { get; set; }

    /// <summary>What is asked for beside <c>openid</c>. Default: <c>profile</c>.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>The claim with the user name, for accounts that are made. Default: <c>preferred_username</c>.</summary>
    public string UserNameClaim { get; set; } = "preferred_username";

    /// <summary>The claim whose values give rights, such as <c>groups</c>. Without it the provider gives none and people must link their accounts.</summary>
    public string? GrantsClaim { get; set; }

    /// <summary>Which value of the claim gives which role where.</summary>
    public List<OidcGrant> Grants { get; set; } = [];

    /// <summary>Asks the provider's user info endpoint for claims that the identity token does not carry. Default: no.</summary>
    public bool ReadUserInfo { get; set; }
}
