using System.Security.Authentication;
using System.Text;
using TapBot.Core.Certificates;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>
/// Asks over HTTP. Each look resolves and connects anew, since that is what is checked. The addresses are those of whoever writes the configuration: private ones and this machine are allowed, what is not to be
/// reached (link-local, where clouds keep their metadata, multicast and their disguises) is not. No redirect is followed, and the answer is bounded. Trusted is what certificates are judged by, too.
/// </summary>
internal sealed class CheckProbe : ICheckProbe, IDisposable
{
    private const int MostBytes = 1 << 20;
    private readonly HttpClient client;
    private readonly TimeProvider time;

    public CheckProbe(Reach reach, TrustedRoots roots, TimeProvider time)
    {
        this.time = time;
        client = ReachingClient.Of(reach, roots, MostBytes, static _ => static kind => kind is not AddressKind.Forbidden);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("TapBot-Portal");
    }

    public async Task<(Phrase? Flaw, TimeSpan? Took)> AskAsync(HttpCheck check, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(check.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var begun = time.GetTimestamp();
        try
        {
            using var answer = await client.GetAsync(check.Url, either.Token);
            var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(either.Token));
            return (check.Flaw((int)answer.StatusCode, body), time.GetElapsedTime(begun));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (Phrase.Of("monitoring.check.late", ("seconds", (int)check.Timeout.TotalSeconds)), null);
        }
        catch (HttpRequestException failed)
        {
            return (Why(failed), null);
        }
    }

    public void Dispose() => client.Dispose();

    private static Phrase Why(HttpRequestException failed) => failed switch
    {
        { InnerException: ConnectException known } => known.Reason,
        { InnerException: AuthenticationException } => Phrase.Of("monitoring.check.tls"),
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Phrase.Of("monitoring.check.large", ("most", MostBytes)),
        _ => Phrase.Of("monitoring.check.failed", ("said", failed.Message)),
    };
}
