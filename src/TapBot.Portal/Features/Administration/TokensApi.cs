using TapBot.Core.Access;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Administration;

/// <summary>API tokens: everybody's own, and all of them for administrators.</summary>
internal static class TokensApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Tokens").ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("tokens", ListAsync).WithName("tokens").RequirePermission(Permission.See)
            .WithSummary("The caller's tokens, newest first; with all=true those of everybody, for administrators.").Produces<TokenModel[]>();
        api.MapPost("tokens", CreateAsync).WithName("createToken").RequirePermission(Permission.See)
            .WithSummary("Makes a token that acts for the caller, with no more rights than the caller has. Needs a fresh sign-in. Its text is in this answer and nowhere else.")
            .Produces<NewTokenModel>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapDelete("tokens/{id}", RevokeAsync).WithName("revokeToken").RequirePermission(Permission.See)
            .WithSummary("Ends a token at once: one's own, or, with a fresh sign-in, any as an administrator.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<IResult> ListAsync(TokenRegister tokens, ActorAccessor actors, HttpContext context, bool all = false) =>
        TypedResults.Ok((await tokens.ListAsync(actors.From(context.User), all, context.RequestAborted)).Select(TokenModel.Of).ToArray());

    private static async Task<IResult> CreateAsync(TokenBody body, TokenRegister tokens, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var reader = new RightsReader();
        var rights = new Rights(reader.Grants(body.Grants) ?? [], reader.Permissions(body.Permissions) ?? []);
        if (reader.Flaws.Count > 0)
            return Problems.Invalid(texts, reader.Flaws);
        var answer = await tokens.CreateAsync(actors.From(context.User), new NewToken(body.Name ?? "", body.ExpiresAt ?? default, rights), context.RequestAborted);
        return answer is { Token: { } token, Text: { } text }
            ? TypedResults.Created((string?)null, new NewTokenModel(token.Id, text, token.Name, token.ExpiresAt))
            : AccessResults.Refused(texts, answer.Result, answer.Statement, answer.Flaws);
    }

    private static async Task<IResult> RevokeAsync(string id, TokenRegister tokens, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var answer = await tokens.RevokeAsync(actors.From(context.User), id, context.RequestAborted);
        return answer.Result == AccessResult.Done ? TypedResults.NoContent() : AccessResults.Refused(texts, answer.Result, answer.Statement, answer.Flaws);
    }
}
