using TapBot.Core.Access;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Administration;

/// <summary>The people who may sign in, for administrators of the whole portal; every change needs a fresh sign-in.</summary>
internal static class UsersApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Users").ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("users", ListAsync).WithName("users").RequirePermission(Permission.Administer).WithSummary("Everybody, by name.").Produces<UserModel[]>();
        api.MapPost("users", CreateAsync).WithName("createUser").RequirePermission(Permission.Administer)
            .WithSummary("Makes a person who may sign in, with no more rights than the caller has.").Produces<UserModel>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("users/{userName}", GetAsync).WithName("user").RequirePermission(Permission.Administer).WithSummary("One person.")
            .Produces<UserModel>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut("users/{userName}", ChangeAsync).WithName("changeUser").RequirePermission(Permission.Administer)
            .WithSummary("Sets grants, permissions and disabled; what is left out stays. Takes effect at once, in open pages and streams too. 409 when no administrator would be left.")
            .Produces<UserModel>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete("users/{userName}", DeleteAsync).WithName("deleteUser").RequirePermission(Permission.Administer)
            .WithSummary("Removes a person with their sessions and tokens. 409 when no administrator would be left.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapPost("users/{userName}/password", SetPasswordAsync).WithName("setPassword").RequirePermission(Permission.Administer)
            .WithSummary("Gives a person another password and ends their sessions.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(People people, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok((await people.ListAsync(actors.From(context.User), context.RequestAborted)).Select(UserModel.Of).ToArray());

    private static async Task<IResult> GetAsync(string userName, People people, ActorAccessor actors, Texts texts, HttpContext context) =>
        await people.FindAsync(actors.From(context.User), userName, context.RequestAborted) is { } person
            ? TypedResults.Ok(UserModel.Of(person))
            : Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("access.user.unknown"));

    private static async Task<IResult> CreateAsync(NewUserBody body, People people, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var reader = new RightsReader();
        var rights = new Rights(reader.Grants(body.Grants) ?? [], reader.Permissions(body.Permissions) ?? []);
        if (reader.Flaws.Count > 0)
            return Problems.Invalid(texts, reader.Flaws);
        var answer = await people.CreateAsync(actors.From(context.User), new NewPerson(body.UserName ?? "", body.Password ?? "", rights), context.RequestAborted);
        return answer is { Result: AccessResult.Done, Person: { } person }
            ? TypedResults.Created(PortalUrls.From(context.Request, "api/v1/users/" + Uri.EscapeDataString(person.UserName)), UserModel.Of(person))
            : AccessResults.Refused(texts, answer.Result, answer.Statement, answer.Flaws);
    }

    private static async Task<IResult> ChangeAsync(string userName, UserBody body, People people, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var reader = new RightsReader();
        var change = new PersonChange(reader.Grants(body.Grants), reader.Permissions(body.Permissions), body.Disabled);
        if (reader.Flaws.Count > 0)
            return Problems.Invalid(texts, reader.Flaws);
        var answer = await people.ChangeAsync(actors.From(context.User), userName, change, context.RequestAborted);
        return answer is { Result: AccessResult.Done, Person: { } person }
            ? TypedResults.Ok(UserModel.Of(person))
            : AccessResults.Refused(texts, answer.Result, answer.Statement, answer.Flaws);
    }

    private static async Task<IResult> SetPasswordAsync(string userName, PasswordBody body, People people, ActorAccessor actors, Texts texts, HttpContext context) =>
        Of(texts, await people.SetPasswordAsync(actors.From(context.User), userName, body.Password ?? "", context.RequestAborted));

    private static async Task<IResult> DeleteAsync(string userName, People people, ActorAccessor actors, Texts texts, HttpContext context) =>
        Of(texts, await people.DeleteAsync(actors.From(context.User), userName, context.RequestAborted));

    private static IResult Of(Texts texts, PersonAnswer answer) =>
        answer.Result == AccessResult.Done ? TypedResults.NoContent() : AccessResults.Refused(texts, answer.Result, answer.Statement, answer.Flaws);
}
