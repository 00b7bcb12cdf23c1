using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Logs;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Logs;

/// <summary>The place in a log, or among the lines of several, from which a caller goes on.</summary>
internal static class AskedPosition
{
    private const string LastEventId = "Last-Event-ID";

    /// <summary>Behind which line a stream of events goes on; null for one that begins.</summary>
    public static bool TryReadLast(HttpContext context, Texts texts, out LogPosition? position, [NotNullWhen(false)] out ProblemHttpResult? problem) =>
        TryRead(texts, LastEventId, context.Request.Headers[LastEventId].ToString() is { Length: > 0 } said ? said : null, out position, out problem);

    /// <summary>The place that a member of the question names; null for none. False with what is wrong when it names something else.</summary>
    public static bool TryRead(Texts texts, string member, string? value, out LogPosition? position, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        var isRead = LogPosition.TryParse(value, null, out var read);
        position = isRead ? read : null;
        problem = isRead || value is null ? null : Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("operations.badIdentifier", ("member", member), ("value", value)));
        return problem is null;
    }
}
