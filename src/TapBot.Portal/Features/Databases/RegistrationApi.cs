using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Databases;

/// <summary>How an instance is registered, and a look at what one would be. To register, change and forget are operations.</summary>
internal static class RegistrationApi
{
    /// <summary>Adds the endpoints below those of one instance.</summary>
    public static void MapRegistration(this RouteGroupBuilder one)
    {
        one.MapGet("registration", GetAsync).WithName("databaseRegistration").RequirePermission(Permission.Administer)
            .WithSummary("How a registered instance is reached, and with which log-ins. Passwords are told to nobody.").Produces<Registration>();
        one.MapPost("try", TryAsync).WithName("tryDatabase").RequirePermission(Permission.Administer)
            .WithSummary("Connects with every log-in of the body, which has the form of connection in register, and tells what that saw; nothing is kept. A password that is left out is the one that is registered.")
            .Produces<LogInSeenModel[]>().ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static Task<IResult> GetAsync([AsParameters] DatabaseAddress address, Registrations registrations) => NamedAsync(address, async (actor, name) =>
        await registrations.FindAsync(actor, name, address.Context.RequestAborted) is { } found
            ? TypedResults.Ok(found)
            : Problems.Of(address.Texts, StatusCodes.Status404NotFound, Phrase.Of("databases.registering.notFound", ("database", name.Value))));

    private static Task<IResult> TryAsync([AsParameters] DatabaseAddress address, Registrations registrations, DatabaseDraft draft) => NamedAsync(address, async (actor, name) =>
    {
        var trial = await registrations.TryAsync(actor, name, draft, address.Context.RequestAborted);
        return trial.Flaws.Count > 0 ? Problems.Invalid(address.Texts, trial.Flaws) : TypedResults.Ok(trial.Seen.Select(s => LogInSeenModel.Of(address.Texts, s)).ToArray());
    });

    /// <summary>The name need not be that of an instance.</summary>
    private static async Task<IResult> NamedAsync(DatabaseAddress address, Func<Actor, DatabaseName, Task<IResult>> then) => DatabaseName.TryParse(address.Database, null, out var name)
        ? await then(address.Actors.From(address.Context.User), name)
        : Problems.Of(address.Texts, StatusCodes.Status400BadRequest, Phrase.Of("operations.badIdentifier", ("member", "database"), ("value", address.Database)));
}
