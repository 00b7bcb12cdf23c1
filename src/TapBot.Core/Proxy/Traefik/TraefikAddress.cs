using System.Net.Http.Headers;
using System.Text;

namespace TapBot.Core.Proxy;

/// <summary>Where a Traefik is asked. Holds a log-in, so it stays in this room.</summary>
internal sealed record TraefikAddress
{
    private TraefikAddress(Uri root, AuthenticationHeaderValue? logIn) => (Root, LogIn) = (root, logIn);

    /// <summary>Without a log-in, with a final slash.</summary>
    public Uri Root { get; }

    /// <summary>What is sent along; null when nothing is.</summary>
    public AuthenticationHeaderValue? LogIn { get; }

    /// <summary>An address as it was configured or found; <c>/api</c> at its end is left out.</summary>
    public static TraefikAddress Of(string text)
    {
        var given = new Uri(text);
        var path = given.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/api", StringComparison.Ordinal))
            path = path[..^"/api".Length];
        return new TraefikAddress(new UriBuilder(given) { UserName = "", Password = "", Path = path + "/" }.Uri, LogInOf(given));
    }

    /// <summary>An address that is taken as it is, such as that of the metrics.</summary>
    public static TraefikAddress Exactly(string text)
    {
        var given = new Uri(text);
        return new TraefikAddress(new UriBuilder(given) { UserName = "", Password = "" }.Uri, LogInOf(given));
    }

    /// <summary>An address below this one, with the same log-in.</summary>
    public TraefikAddress Below(string path) => new(new Uri(Root, path), LogIn);

    /// <inheritdoc/>
    public override string ToString() => Root.ToString();

    private static AuthenticationHeaderValue? LogInOf(Uri given) =>
        given.UserInfo.Length == 0 ? null : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(given.UserInfo))));
}
