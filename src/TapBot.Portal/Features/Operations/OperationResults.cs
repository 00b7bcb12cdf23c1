using TapBot.Core.Operations;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Operations;

/// <summary>The one place where an outcome becomes an HTTP answer.</summary>
internal static class OperationResults
{
    public static IResult Of(HttpRequest request, Texts texts, OperationView view) => view.Outcome switch
    {
        Outcome.Done done => TypedResults.Ok(new OperationAnswer(view.Id, done.Word, Statement.Of(texts, done.Evidence))),
        { } other => Problems.Of(texts, StatusOf(other), other.Statement, ("id", view.Id), ("outcome", other.Word)),
        null => TypedResults.Accepted(PortalUrls.From(request, $"api/v1/operations/{view.Id}"), OperationModel.Of(texts, view)),
    };

    public static int StatusOf(Outcome outcome) => outcome switch
    {
        Outcome.Done => StatusCodes.Status200OK,
        Outcome.Refused { Kind: Refusal.NotAllowed } => StatusCodes.Status403Forbidden,
        Outcome.Refused { Kind: Refusal.NotFound } => StatusCodes.Status404NotFound,
        Outcome.Refused { Kind: Refusal.BadArgument } => StatusCodes.Status400BadRequest,
        Outcome.Refused { Kind: Refusal.WrongState } => StatusCodes.Status409Conflict,
        Outcome.Refused { Kind: Refusal.NeedsConfirmation or Refusal.NeedsStepUp } => StatusCodes.Status428PreconditionRequired,
        Outcome.Refused => StatusCodes.Status503ServiceUnavailable,
        Outcome.Failed => StatusCodes.Status502BadGateway,
        _ => StatusCodes.Status504GatewayTimeout,
    };
}
