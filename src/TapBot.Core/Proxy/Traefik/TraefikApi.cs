using System.Globalization;
using System.Net;
using System.Text.Json;
using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

/// <summary>Asks a Traefik over HTTP, versions 2.11 and 3. It only ever gets, follows no redirection, takes no more than so much and no longer than so long.</summary>
internal sealed class TraefikApi : ITraefikApi, IDisposable
{
    /// <summary>How long all questions of one look may take together.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(8);

    /// <summary>How many bytes one answer may have.</summary>
    public const int LargestAnswer = 16 << 20;

    private const int PerPage = 100, MostPages = 100, LongestMessage = 200;
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(3);
    private readonly TimeProvider time;
    private readonly HttpClient client;

    public TraefikApi(TimeProvider time)
    {
        this.time = time;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = Connecting, AutomaticDecompression = DecompressionMethods.None })
        {
            Timeout = Timeout.InfiniteTimeSpan, // the deadline of the whole look counts
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    public async Task<ProxyPicture> ReadAsync(TraefikAddress api, TraefikAddress metrics, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Deadline, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await ReadWithinAsync(api, metrics, end.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TraefikException(Phrase.Of("proxy.api.silent", ("address", api.ToString()), ("seconds", (int)Deadline.TotalSeconds)));
        }
        catch (HttpRequestException failed)
        {
            throw new TraefikException(Explained(failed, api), failed);
        }
        catch (JsonException failed)
        {
            throw new TraefikException(Phrase.Of("proxy.api.stranger", ("address", api.ToString())), failed);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<ProxyPicture> ReadWithinAsync(TraefikAddress api, TraefikAddress metrics, CancellationToken cancellationToken)
    {
        using var overview = await ObjectAsync(api, "api/overview", cancellationToken) ?? throw new TraefikException(Phrase.Of("proxy.api.none", ("address", api.ToString())));
        if (overview.RootElement.Part("http", "routers") is null)
            throw new TraefikException(Phrase.Of("proxy.api.stranger", ("address", api.ToString())));
        using var version = await ObjectAsync(api, "api/version", cancellationToken);
        var counters = await CountersAsync(metrics, cancellationToken);
        return new ProxyPicture
        {
            Version = version?.RootElement.TextOrNull("Version"),
            Providers = overview.RootElement.Texts("providers"),
            EntryPoints = await ListAsync(api, "entrypoints", TraefikJson.EntryPoint, cancellationToken),
            Routers = await OfAllAsync(api, "routers", TraefikJson.Router, cancellationToken, ProxyProtocol.Http, ProxyProtocol.Tcp, ProxyProtocol.Udp),
            Services = await OfAllAsync(api, "services", TraefikJson.Service, cancellationToken, ProxyProtocol.Http, ProxyProtocol.Tcp, ProxyProtocol.Udp),
            Middlewares = await OfAllAsync(api, "middlewares", TraefikJson.Middleware, cancellationToken, ProxyProtocol.Http, ProxyProtocol.Tcp),
            Counters = counters is { HasAny: true } ? counters : null,
            NoCounters = counters is null ? Phrase.Of("proxy.traffic.off") : counters.HasAny ? null : Phrase.Of("proxy.traffic.quiet"),
        };
    }

    private async Task<IReadOnlyList<T>> OfAllAsync<T>(TraefikAddress api, string kind, Func<JsonElement, ProxyProtocol, T> read, CancellationToken cancellationToken, params ProxyProtocol[] protocols)
    {
        var all = new List<T>();
        foreach (var protocol in protocols)
            all.AddRange(await ListAsync(api, $"{(protocol switch { ProxyProtocol.Http => "http", ProxyProtocol.Tcp => "tcp", _ => "udp" })}/{kind}", said => read(said, protocol), cancellationToken));
        return all;
    }

    /// <summary>All pages of a list; nothing where this version has no such list.</summary>
    private async Task<IReadOnlyList<T>> ListAsync<T>(TraefikAddress api, string what, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        for (var page = 1; ;)
        {
            if (page > MostPages)
                throw new TraefikException(Phrase.Of("proxy.api.tooMuch", ("address", api.ToString()), ("what", what)));
            using var answer = await GetAsync(api.Below(string.Create(CultureInfo.InvariantCulture, $"api/{what}?page={page}&per_page={PerPage}")), cancellationToken);
            if (answer.StatusCode is HttpStatusCode.NotFound)
                return all;
            using var list = await JsonAsync(answer, api, cancellationToken);
            if (list.RootElement.ValueKind is not JsonValueKind.Array)
                throw new TraefikException(Phrase.Of("proxy.api.stranger", ("address", api.ToString())));
            all.AddRange(list.RootElement.EnumerateArray().Select(read));
            // Behind the last page comes the first again.
            var next = answer.Headers.TryGetValues("X-Next-Page", out var said) && int.TryParse(said.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
            if (next <= page)
                return all;
            page = next;
        }
    }

    private async Task<JsonDocument?> ObjectAsync(TraefikAddress api, string path, CancellationToken cancellationToken)
    {
        using var answer = await GetAsync(api.Below(path), cancellationToken);
        return answer.StatusCode is HttpStatusCode.NotFound ? null : await JsonAsync(answer, api, cancellationToken);
    }

    /// <summary>What the metrics tell; null when there are none. That the rest is known must not depend on them.</summary>
    private async Task<TrafficCounters?> CountersAsync(TraefikAddress metrics, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Connecting, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var answer = await GetAsync(metrics, end.Token);
            return answer.IsSuccessStatusCode ? MetricsText.Read(await answer.Content.ReadAsStringAsync(end.Token)) : null;
        }
        catch (Exception failed) when (failed is HttpRequestException or InvalidOperationException || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private Task<HttpResponseMessage> GetAsync(TraefikAddress address, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address.Root);
        request.Headers.Authorization = address.LogIn;
        return client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    private static async Task<JsonDocument> JsonAsync(HttpResponseMessage answer, TraefikAddress api, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
            return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
        throw new TraefikException(answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Phrase.Of("proxy.api.logIn", ("address", api.ToString())),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => Phrase.Of("proxy.api.elsewhere", ("address", api.ToString()), ("to", ProxyMask.Text(answer.Headers.Location?.OriginalString ?? ""))),
            _ => Phrase.Of("proxy.api.refused", ("address", api.ToString()), ("status", (int)answer.StatusCode), ("said", await MessageAsync(answer, cancellationToken))),
        });
    }

    private static async Task<string> MessageAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(text);
            text = document.RootElement.TextOrNull("message") ?? text;
        }
        catch (JsonException)
        {
            // Something before Traefik answers in words of its own.
        }
        return text.Length <= LongestMessage ? text.Trim() : text[..LongestMessage].Trim();
    }

    private static Phrase Explained(HttpRequestException failed, TraefikAddress api) => failed.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => Phrase.Of("proxy.api.unreachable", ("address", api.ToString())),
        HttpRequestError.NameResolutionError => Phrase.Of("proxy.api.noName", ("address", api.ToString())),
        HttpRequestError.SecureConnectionError => Phrase.Of("proxy.api.tls", ("address", api.ToString()), ("said", failed.InnerException?.Message ?? failed.Message)),
        HttpRequestError.ConfigurationLimitExceeded => Phrase.Of("proxy.api.tooMuch", ("address", api.ToString()), ("what", "")),
        _ => Phrase.Of("proxy.api.failed", ("address", api.ToString()), ("said", failed.Message)),
    };
}
