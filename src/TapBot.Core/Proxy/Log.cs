using Microsoft.Extensions.Logging;
using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "The proxy {Proxy} answers, Traefik {Version}")]
    public static partial void ProxyFound(ILogger logger, string proxy, string? version);

    [LoggerMessage(LogLevel.Warning, "The API of the proxy {Proxy} does not answer: {Why}")]
    public static partial void ProxyLost(ILogger logger, string proxy, Phrase why);
}
