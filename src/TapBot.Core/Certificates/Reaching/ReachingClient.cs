namespace TapBot.Core.Certificates;

/// <summary>Clients for addresses that somebody else has chosen: each is looked at before anything is sent, no redirect and no proxy is followed, nothing is remembered and the answer is bounded.</summary>
internal static class ReachingClient
{
    /// <summary>Makes one. It has no deadline of its own.</summary>
    /// <param name="reach">Connects.</param>
    /// <param name="mostBytes">The most that an answer may hold.</param>
    /// <param name="mayOf">Says of a request which kinds of addresses it may connect to.</param>
    public static HttpClient Of(Reach reach, int mostBytes, Func<HttpRequestMessage, Func<AddressKind, bool>> mayOf) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        // A connection that was allowed for one request must not serve another.
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = async (context, token) => (await reach.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, mayOf(context.InitialRequestMessage), token)).Stream,
    })
    { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = mostBytes };
}
