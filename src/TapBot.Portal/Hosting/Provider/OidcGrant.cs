namespace TapBot.Portal.Hosting.Provider;

/// <summary>Rights for one value of the claim, <c>TapBot:Oidc:Grants:N</c>.</summary>
public sealed class OidcGrant
{
    /// <summary>The value, exactly.</summary>
    public string? Value { get; set; }

    /// <summary>Viewer, Operator or Administrator.</summary>
    public string? Role { get; set; }

    /// <summary>On which server; all when left out.</summary>
    public string? Server { get; set; }

    /// <summary>For which compose project; all when left out.</summary>
    public string? Project { get; set; }
}
