using Microsoft.Extensions.Logging;
using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Operation} on {Target}: {Outcome}, {Statement}")]
    public static partial void Ended(ILogger logger, string operation, string target, string outcome, Phrase statement);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} on {Target} broke off")]
    public static partial void Fault(ILogger logger, string operation, string target, Exception exception);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Operation} was refused or is unrecorded: the audit trail cannot be written")]
    public static partial void AuditUnavailable(ILogger logger, string operation, Exception exception);
}
