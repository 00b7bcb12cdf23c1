using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TapBot.Portal.Tests.Features.Account;

/// <summary>An OpenID Connect provider as small as the standard lets it be, on a port of its own: discovery, keys, code flow with PKCE. Who signs in there is what the test says.</summary>
public sealed class SmallProvider : IAsyncDisposable
{
    public const string ClientId = "tapbot", ClientSecret = "a secret of the client";

    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string RedirectUri)> codes = new();
    private readonly WebApplication app;

    private SmallProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["jwks_uri"] = Issuer + "/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        app.MapGet("/keys", Keys);
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", TokenAsync);
    }

    public string Issuer => app.Urls.First();

    /// <summary>The claims of whoever signs in; a claim may have several values.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "0001", ["preferred_username"] = "grace" };

    /// <summary>What the next tokens say instead, for attacks: <c>aud</c>, <c>iss</c>, <c>nonce</c>.</summary>
    public Dictionary<string, object> Forged { get; } = [];

    /// <summary>When set, tokens are signed with a key that nobody published.</summary>
    public bool SignsWithAnotherKey { get; set; }

    public static async Task<SmallProvider> StartAsync()
    {
        var provider = new SmallProvider();
        await provider.app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Keys()
    {
        var parameters = key.ExportParameters(false);
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64Url.EncodeToString(parameters.Modulus), e = Base64Url.EncodeToString(parameters.Exponent) } } });
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || !query["scope"].ToString().Split(' ').Contains("openid"))
            return Results.BadRequest("not a request of the code flow with PKCE");
        var code = RandomNumberGenerator.GetHexString(32);
        codes[code] = (query["code_challenge"]!, query["nonce"]!, query["redirect_uri"]!);
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={WebUtility.UrlEncode(query["state"])}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || !codes.TryRemove(form["code"].ToString(), out var begun)
            || form["redirect_uri"] != begun.RedirectUri || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != begun.Challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(Claims) { ["iss"] = Issuer, ["aud"] = ClientId, ["nonce"] = begun.Nonce, ["iat"] = now, ["exp"] = now + 300 };
        foreach (var (name, value) in Forged)
            claims[name] = value;
        return Results.Json(new { access_token = "none", token_type = "Bearer", expires_in = 300, id_token = Signed(claims) });
    }

    private string Signed(Dictionary<string, object> claims)
    {
        var text = Part(new { alg = "RS256", typ = "JWT", kid = "1" }) + "." + Part(claims);
        using var other = RSA.Create(2048);
        var signature = (SignsWithAnotherKey ? other : key).SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return text + "." + Base64Url.EncodeToString(signature);
    }

    private static string Part<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
