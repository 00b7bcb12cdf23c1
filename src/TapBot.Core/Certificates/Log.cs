using Microsoft.Extensions.Logging;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The roots in {File} could not be read and are not trusted until they can: {Why}")]
    public static partial void RootsUnread(ILogger logger, string file, string why);

    [LoggerMessage(LogLevel.Warning, "The added endpoints could not be read; the portal tries again")]
    public static partial void RegisterUnread(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The port {Port} of the container {Container} could not be tried")]
    public static partial void PortNotTried(ILogger logger, string container, int port, Exception exception);

    [LoggerMessage(LogLevel.Warning, "What lies ready in {File} could not be read: {Why}")]
    public static partial void StoreUnread(ILogger logger, string file, Phrase why);

    [LoggerMessage(LogLevel.Error, "The look at {Endpoint} broke off; the portal tries again")]
    public static partial void LookBroke(ILogger logger, CertificateEndpoint endpoint, Exception exception);

    [LoggerMessage(LogLevel.Warning, "{Endpoint}: {Verdict}, {Reason}")]
    public static partial void TurnedBad(ILogger logger, CertificateEndpoint endpoint, Verdict verdict, Phrase reason);

    [LoggerMessage(LogLevel.Information, "{Endpoint} is served well again")]
    public static partial void TurnedGood(ILogger logger, CertificateEndpoint endpoint);
}
