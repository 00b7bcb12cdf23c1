using Microsoft.EntityFrameworkCore;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>
/// How people and tokens are changed: the intent is written down, the sign-in must be fresh, then one transaction looks at the actor's rights once more and does it, alone
/// among all that change them, then everybody's rights are looked up anew. Once begun, it is not cancelled by whoever asked, so that its outcome is known.
/// </summary>
internal sealed class AccessChange(AccessGuard guard, StepUp stepUp, IRightsStore rights, PortalStorage storage, IAuditTrail trail)
{
    /// <summary>Runs one change. The work gets the actor's rights as they are inside of the transaction; what it refuses it must not have touched.</summary>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh, or a token was not made to administer.</exception>
    public Task<T> RunAsync<T>(
        Actor actor, string action, string target, string? details, Func<PortalDbContext, Rights, Task<T>> work, CancellationToken cancellationToken)
        where T : IAccessAnswer => RunAsync(actor, action, target, details, work, isPrivileged: true, cancellationToken);

    /// <summary>The same for what somebody gives up of his own: that only makes things safer, so it is never held back for an old sign-in.</summary>
    public Task<T> GiveUpAsync<T>(Actor actor, string action, string target, Func<PortalDbContext, Rights, Task<T>> work, CancellationToken cancellationToken)
        where T : IAccessAnswer => RunAsync(actor, action, target, null, work, isPrivileged: false, cancellationToken);

    private async Task<T> RunAsync<T>(
        Actor actor, string action, string target, string? details, Func<PortalDbContext, Rights, Task<T>> work, bool isPrivileged, CancellationToken cancellationToken)
        where T : IAccessAnswer
    {
        var ticket = await trail.IntendAsync(new AuditIntent(actor, action, target, Details: details), cancellationToken);
        T answer;
        try
        {
            if (isPrivileged)
                await stepUp.DemandAsync(actor, Permission.Administer, cancellationToken);
            answer = await storage.WriteAsync(async db =>
            {
                // SQLite's transactions are alone anyway; with PostgreSQL another portal or the command line may be at it too.
                if (db.Database.IsNpgsql())
                    await db.Database.ExecuteSqlRawAsync("LOCK TABLE \"Users\" IN SHARE ROW EXCLUSIVE MODE");
                return await work(db, await RightsNowAsync(actor));
            }, CancellationToken.None);
        }
        catch (AccessDeniedException denied)
        {
            await trail.ConcludeAsync(ticket, "refused", Phrase.Of("access.denied", ("permission", denied.Permission.ToString())));
            throw;
        }
        catch (StepUpRequiredException needed)
        {
            await trail.ConcludeAsync(ticket, "refused", needed.Reason);
            throw;
        }
        catch
        {
            await trail.ConcludeAsync(ticket, "failed", Phrase.Of("access.change.failed"));
            throw;
        }
        finally
        {
            guard.Forget();
        }
        await trail.ConcludeAsync(ticket, answer.Result == AccessResult.Done ? "done" : "refused", answer.Statement);
        return answer;
    }

    private Task<Rights> RightsNowAsync(Actor actor) => actor.Kind == ActorKind.Portal ? Task.FromResult(Rights.All) : rights.ReadAsync(actor, null, CancellationToken.None);
}
