namespace TapBot.Portal.Hosting;

/// <summary>
/// A cookie of the doors: 256 random bits, of which the portal knows the hash. Nothing in it is signed or encrypted, so no key can be stolen to forge one.
/// Scripts of a page cannot read it, and no other site makes a browser send it.
/// </summary>
internal sealed class DoorCookie
{
    private readonly string name;
    private readonly TimeSpan? life;

    private DoorCookie(string name, TimeSpan? life) => (this.name, this.life) = (name, life);

    /// <summary>A session. It ends with the browser; how long the session lives is the store's business.</summary>
    public static DoorCookie Session { get; } = new("tapbot", null);

    /// <summary>Between the two steps of a sign-in: names what was begun, opens nothing by itself, and dies with its use or after five minutes.</summary>
    public static DoorCookie Half { get; } = new("tapbot-half", TimeSpan.FromMinutes(5));

    /// <summary>A paired wall screen; as long as browsers keep a cookie, and renewed at every load. Whether the screen may come in is the store's business.</summary>
    public static DoorCookie Screen { get; } = new("tapbot-screen", TimeSpan.FromDays(400));

    /// <summary>A wall screen that waits to be let in: names its pairing, opens nothing by itself.</summary>
    public static DoorCookie Pairing { get; } = new("tapbot-pairing", TimeSpan.FromMinutes(10));

    public string? Read(HttpRequest request) => request.Cookies[NameFor(request)] is { Length: > 0 and <= 128 } secret ? secret : null;

    public void Write(HttpContext context, string secret)
    {
        var options = Options(context.Request);
        options.MaxAge = life;
        context.Response.Cookies.Append(NameFor(context.Request), secret, options);
    }

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), Options(context.Request));

    /// <summary>The prefix makes browsers refuse the cookie from anything but this host over TLS; plain http is spoken on loopback only.</summary>
    private string NameFor(HttpRequest request) => request.IsHttps ? "__Host-" + name : name;

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
    };
}
