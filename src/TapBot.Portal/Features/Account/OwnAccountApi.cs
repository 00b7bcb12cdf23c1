using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TapBot.Core.Access;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Account;

/// <summary>One's own account: sessions, password, second factor, confirmation. For people with a session; no token gets in.</summary>
public static class OwnAccountApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapOwnAccountApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/account").WithTags("Account").RequireAuthorization().WithMetadata(new OwnAccountAttribute())
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("", GetAsync).WithName("account").WithSummary("Who is signed in, and how the account is protected.");
        api.MapPost("step-up", StepUpAsync).WithName("stepUp").WithSummary("Confirms who is signed in with the password or a code; opens privileged operations for five minutes.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status429TooManyRequests).WithMetadata(new DoorAttribute());
        api.MapPost("password", ChangePasswordAsync).WithName("changePassword").WithSummary("Changes one's own password and ends all other sessions.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status429TooManyRequests).WithMetadata(new DoorAttribute());

        api.MapGet("sessions", SessionsAsync).WithName("sessions").WithSummary("One's own living sessions.");
        api.MapDelete("sessions/{id}", EndSessionAsync).WithName("endSession").WithSummary("Ends one of one's own sessions.").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapDelete("sessions", EndOthersAsync).WithName("endOtherSessions").WithSummary("Ends all of one's own sessions but the one that asks.");

        api.MapPost("second-factor", BeginAsync).WithName("beginSecondFactor").WithSummary("Makes a key for an authenticator app; it counts after the first code. Needs a fresh sign-in.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapPost("second-factor/confirm", ConfirmAsync).WithName("confirmSecondFactor").WithSummary("Switches the second factor on with a first code; answers the recovery codes, this once.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapPost("second-factor/recovery-codes", RenewAsync).WithName("renewRecoveryCodes").WithSummary("Ten new recovery codes; the old ones are void.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapDelete("second-factor", SwitchOffAsync).WithName("switchOffSecondFactor").WithSummary("Switches the second factor off. Needs a fresh sign-in.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<Ok<AccountModel>> GetAsync(SecondFactors factors, StepUp stepUp, ActorAccessor actors, HttpContext context)
    {
        var actor = actors.From(context.User);
        var state = await factors.StateAsync(actor, context.RequestAborted);
        return TypedResults.Ok(new AccountModel(actor.Name, new(state.Since is not null, state.Since, state.RecoveryCodesLeft), await stepUp.IsFreshAsync(actor, context.RequestAborted)));
    }

    private static async Task<IResult> StepUpAsync([FromBody] StepUpBody body, ConfirmDoor door, ActorAccessor actors, Texts texts, HttpContext context)
    {
        if (string.IsNullOrEmpty(body.Password) == string.IsNullOrEmpty(body.Code))
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("access.confirm.oneOf"));
        var actor = actors.From(context.User);
        var answer = string.IsNullOrEmpty(body.Code)
            ? await door.WithPasswordAsync(actor, body.Password!, context.RequestAborted)
            : await door.WithCodeAsync(actor, body.Code, context.RequestAborted);
        return answer.ValidUntil is { } until ? TypedResults.Ok(new StepUpDone(until)) : Refuse(texts, context, StatusCodes.Status403Forbidden, answer.Reason!, answer.RetryAfter);
    }

    private static async Task<IResult> ChangePasswordAsync([FromBody] PasswordBody body, PasswordChange change, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var answer = await change.RunAsync(actors.From(context.User), body.OldPassword ?? "", body.NewPassword ?? "", context.RequestAborted);
        return answer switch
        {
            { Reason: null } => TypedResults.NoContent(),
            { RetryAfter: { } wait } => Refuse(texts, context, StatusCodes.Status429TooManyRequests, answer.Reason, wait),
            _ => Problems.Invalid(texts, [(answer.Member!, answer.Reason)]),
        };
    }

    private static async Task<Ok<SessionModel[]>> SessionsAsync(Sessions sessions, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok((await sessions.ListAsync(actors.From(context.User), context.RequestAborted)).Select(SessionModel.Of).ToArray());

    private static async Task<IResult> EndSessionAsync(string id, Sessions sessions, ActorAccessor actors, Texts texts, HttpContext context) =>
        await sessions.EndAsync(actors.From(context.User), id, context.RequestAborted)
            ? TypedResults.NoContent()
            : Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("access.session.unknown"));

    private static async Task<Ok<SessionsEnded>> EndOthersAsync(Sessions sessions, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok(new SessionsEnded(await sessions.EndOthersAsync(actors.From(context.User), context.RequestAborted)));

    private static async Task<IResult> BeginAsync(SecondFactors factors, ActorAccessor actors, Texts texts, HttpContext context) =>
        await factors.BeginAsync(actors.From(context.User), context.RequestAborted) is { } key
            ? TypedResults.Ok(key)
            : Problems.Of(texts, StatusCodes.Status409Conflict, Phrase.Of("access.secondFactor.onAlready"));

    private static async Task<IResult> ConfirmAsync([FromBody] CodeBody body, SecondFactors factors, ActorAccessor actors, Texts texts, HttpContext context) =>
        Tell(texts, context, StatusCodes.Status400BadRequest, await factors.ConfirmAsync(actors.From(context.User), body.Code ?? "", context.RequestAborted));

    private static async Task<IResult> RenewAsync(SecondFactors factors, ActorAccessor actors, Texts texts, HttpContext context) =>
        Tell(texts, context, StatusCodes.Status409Conflict, await factors.RenewCodesAsync(actors.From(context.User), context.RequestAborted));

    private static async Task<IResult> SwitchOffAsync(SecondFactors factors, ActorAccessor actors, Texts texts, HttpContext context) =>
        Tell(texts, context, StatusCodes.Status409Conflict, await factors.SwitchOffAsync(actors.From(context.User), context.RequestAborted));

    private static IResult Tell(Texts texts, HttpContext context, int otherwise, SecondFactorAnswer answer) => answer.Reason is { } reason
        ? Refuse(texts, context, otherwise, reason, answer.RetryAfter)
        : answer.RecoveryCodes.Count == 0 ? TypedResults.NoContent() : TypedResults.Ok(new RecoveryCodesModel(answer.RecoveryCodes));

    private static ProblemHttpResult Refuse(Texts texts, HttpContext context, int status, Phrase reason, TimeSpan? retryAfter)
    {
        if (retryAfter is not { } wait)
            return Problems.Of(texts, status, reason);
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(texts, StatusCodes.Status429TooManyRequests, reason);
    }
}
