using System.Net;
using System.Net.Http.Headers;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>
/// Fetches what certificates point to: answers of OCSP, lists of the revoked, missing intermediates. Whoever made a certificate chose the address, so it is looked at before anything is sent;
/// no redirect is followed, the answer is bounded, and nothing of it is told to anybody.
/// </summary>
internal sealed class GuardedFetch : IDisposable
{
    private const int MostBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private static readonly HttpRequestOptionsKey<Func<AddressKind, bool>> May = new("may");

    private readonly HttpClient client;
    private readonly TimeProvider time;

    public GuardedFetch(Reach reach, TrustedRoots roots, TimeProvider time)
    {
        this.time = time;
        client = ReachingClient.Of(reach, roots, MostBytes, static request => request.Options.TryGetValue(May, out var may) ? may : static _ => false);
    }

    /// <summary>What an address answers.</summary>
    /// <param name="url">Where.</param>
    /// <param name="body">What is sent; null to get.</param>
    /// <param name="kind">The content type of the body.</param>
    /// <param name="may">Says which kinds of addresses may be connected to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ConnectException">There is no answer that could be used.</exception>
    public async Task<byte[]> FetchAsync(string url, byte[]? body, string kind, Func<AddressKind, bool> may, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) || address.UserInfo.Length > 0)
            throw new ConnectException(Phrase.Of("certificates.fetch.scheme", ("url", Short(url))));
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
        request.Options.Set(May, may);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(kind);
        }
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var answer = await client.SendAsync(request, either.Token);
            return answer.StatusCode is HttpStatusCode.OK
                ? await answer.Content.ReadAsByteArrayAsync(either.Token)
                : throw new ConnectException(Phrase.Of("certificates.fetch.status", ("url", Short(url)), ("status", ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }
        catch (HttpRequestException failed) when (failed.InnerException is ConnectException why)
        {
            throw why;
        }
        catch (HttpRequestException failed)
        {
            throw new ConnectException(Phrase.Of("certificates.fetch.failed", ("url", Short(url))), failed);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ConnectException(Phrase.Of("certificates.fetch.slow", ("url", Short(url)), ("seconds", (int)Patience.TotalSeconds)));
        }
    }

    public void Dispose() => client.Dispose();

    private static string Short(string url) => url.Length <= 200 ? url : url[..200];
}
