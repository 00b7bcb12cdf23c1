using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TapBot.Core.Access;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Hosting.Passkeys;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Account;

/// <summary>Passkeys: registering, listing and removing one's own, and signing in with one.</summary>
public static class PasskeysApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapPasskeysApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/account/passkeys").WithTags("Account").RequireAuthorization().WithMetadata(new OwnAccountAttribute())
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("", ListAsync).WithName("passkeys").WithSummary("One's own passkeys.");
        api.MapPost("options", BeginAsync).WithName("beginPasskey").WithSummary("Begins to register a passkey. Needs a fresh sign-in, and https or localhost.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapPost("", FinishAsync).WithName("addPasskey").WithSummary("Registers the passkey that the browser made; ends all other sessions.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapDelete("{id}", RemoveAsync).WithName("removePasskey").WithSummary("Removes one of one's own passkeys. Needs a fresh sign-in.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status428PreconditionRequired);

        endpoints.MapPost(PortalUrls.SignInPasskey + "/options", BeginSignInAsync).ExcludeFromDescription().AllowAnonymous().WithMetadata(new DoorAttribute());
        endpoints.MapPost(PortalUrls.SignInPasskey, SignInAsync).ExcludeFromDescription().AllowAnonymous().WithMetadata(new DoorAttribute());
    }

    private static async Task<Ok<PasskeyModel[]>> ListAsync(Core.Access.Passkeys passkeys, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok((await passkeys.ListAsync(actors.From(context.User), context.RequestAborted)).Select(PasskeyModel.Of).ToArray());

    private static async Task<IResult> BeginAsync(HttpContext context, [FromServices] IServiceProvider services, ActorAccessor actors, Texts texts)
    {
        if (!PasskeyCeremony.IsPossible(context.Request))
            return Problems.Of(texts, StatusCodes.Status409Conflict, Phrase.Of("access.passkey.place"));
        var (ceremony, options) = await services.GetRequiredService<PasskeyCeremony>().BeginRegistrationAsync(actors.From(context.User), context);
        return TypedResults.Ok(new CeremonyModel(ceremony, options));
    }

    private static async Task<IResult> FinishAsync([FromBody] PasskeyBody body, HttpContext context, [FromServices] IServiceProvider services, ActorAccessor actors, Texts texts)
    {
        if (body.Ceremony is null || body.Credential.ValueKind != System.Text.Json.JsonValueKind.Object)
            return Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("access.passkey.refused"));
        var flaw = await services.GetRequiredService<PasskeyCeremony>().FinishRegistrationAsync(actors.From(context.User), body.Ceremony, body.Credential, body.Name ?? "", context);
        return flaw is null ? TypedResults.NoContent() : Problems.Of(texts, StatusCodes.Status400BadRequest, flaw);
    }

    private static async Task<IResult> RemoveAsync(string id, Core.Access.Passkeys passkeys, ActorAccessor actors, Texts texts, HttpContext context) =>
        await passkeys.RemoveAsync(actors.From(context.User), id, context.RequestAborted)
            ? TypedResults.NoContent()
            : Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("access.passkey.unknown"));

    private static async Task<Ok<CeremonyModel>> BeginSignInAsync(HttpContext context, [FromServices] IServiceProvider services)
    {
        var (ceremony, options) = await services.GetRequiredService<PasskeyCeremony>().BeginSignInAsync(context);
        return TypedResults.Ok(new CeremonyModel(ceremony, options));
    }

    private static async Task<IResult> SignInAsync([FromBody] PasskeyBody body, HttpContext context, [FromServices] IServiceProvider services, Texts texts)
    {
        var answer = body.Ceremony is null || body.Credential.ValueKind != System.Text.Json.JsonValueKind.Object
            ? null
            : await services.GetRequiredService<PasskeyCeremony>().FinishSignInAsync(body.Ceremony, body.Credential, context);
        return answer is not null && SignInStep.Take(context, answer, body.ReturnUrl) is { } next
            ? TypedResults.Ok(new PasskeyEntered(next))
            : Problems.Of(texts, StatusCodes.Status401Unauthorized, Phrase.Of("access.passkey.refused"));
    }
}
