using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Logs;
using TapBot.Core.Wording;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Hosting;

/// <summary>The one place where what went wrong becomes problem details (RFC 9457), with the stable <c>code</c> and its <c>arguments</c>.</summary>
internal static class Problems
{
    /// <summary>Problem details of a status and a reason.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="reason">Why; becomes <c>code</c>, <c>arguments</c> and, in the reader's language, <c>detail</c>.</param>
    /// <param name="more">Further members, such as <c>id</c> or <c>errors</c>.</param>
    public static ProblemHttpResult Of(Texts texts, int status, Phrase reason, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var details = new ProblemDetails { Status = status, Title = TitleOf(texts, status), Detail = texts.Say(reason) };
        details.Extensions["code"] = reason.Code;
        details.Extensions["arguments"] = reason.Arguments;
        foreach (var (name, value) in more)
            details.Extensions[name] = value;
        return TypedResults.Problem(details);
    }

    /// <summary>What cannot be taken, by member: <c>errors: {member: [words]}</c>.</summary>
    public static ProblemHttpResult Invalid(Texts texts, IReadOnlyList<(string Member, Phrase Reason)> flaws) =>
        Of(texts, StatusCodes.Status400BadRequest, flaws[0].Reason, ("errors", flaws.GroupBy(f => f.Member).ToDictionary(g => g.Key, g => g.Select(f => texts.Say(f.Reason)).ToArray())));

    /// <summary>The status and reason of an exception; null for those that are mistakes in the program.</summary>
    public static (int Status, Phrase Reason)? Of(Exception exception) => exception switch
    {
        AccessDeniedException denied => (StatusCodes.Status403Forbidden, Phrase.Of("access.denied",
            ("permission", denied.Permission.ToString()), ("server", denied.Scope.Server?.Value), ("project", denied.Scope.Project))),
        StepUpRequiredException needed => (StatusCodes.Status428PreconditionRequired, needed.Reason),
        AuditUnavailableException => (StatusCodes.Status503ServiceUnavailable, Phrase.Of("audit.unavailable")),
        EngineSilentException silent => (StatusCodes.Status502BadGateway, silent.Reason),
        DatabaseException silent => (StatusCodes.Status502BadGateway, silent.Reason),
        ConsoleStoreException away => (StatusCodes.Status503ServiceUnavailable, away.Reason),
        QueryRefusedException refused => (refused.Kind switch
        {
            QueryRefusal.BadArgument => StatusCodes.Status400BadRequest,
            QueryRefusal.NeedsConfirmation => StatusCodes.Status428PreconditionRequired,
            _ => StatusCodes.Status409Conflict,
        }, refused.Reason),
        LogSilentException silent => (StatusCodes.Status502BadGateway, silent.Reason),
        BadHttpRequestException bad => (bad.StatusCode, Phrase.Of("request.unreadable", ("path", (bad.InnerException as JsonException)?.Path))),
        _ => null,
    };

    /// <summary>The words above a status.</summary>
    public static string TitleOf(Texts texts, int status)
    {
        var key = "problems.title." + status.ToString(CultureInfo.InvariantCulture);
        return texts[texts.Has(key) ? key : "problems.title.other"];
    }
}
