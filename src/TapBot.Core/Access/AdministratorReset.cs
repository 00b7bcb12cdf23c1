using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Audit;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>The way back in for who lost it; reached only from the machine's own command line.</summary>
public sealed class AdministratorReset
{
    private readonly IServiceScopeFactory scopes;
    private readonly AuditTrail trail;
    private readonly Sessions sessions;

    internal AdministratorReset(IServiceScopeFactory scopes, AuditTrail trail, Sessions sessions)
    {
        this.scopes = scopes;
        this.trail = trail;
        this.sessions = sessions;
    }

    /// <summary>Gives a person, new or known, a new random password and all rights, takes the second factor away and ends all their sessions.</summary>
    /// <returns>The password, which is shown this once; null when the name cannot be a user name.</returns>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was changed.</exception>
    public async Task<string?> RunAsync(string userName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(userName);
        if (UserNameRules.Flaw(userName.Trim()) is not null)
            return null;
        await using var scope = scopes.CreateAsyncScope();
        var administrators = scope.ServiceProvider.GetRequiredService<Administrators>();
        var password = Secret.New()[..24];
        var ticket = await trail.IntendAsync(new AuditIntent(Actor.Portal, "access.resetAdministrator", userName.Trim()), cancellationToken);
        if (await administrators.ResetAsync(userName, password, cancellationToken) is { } id)
            await sessions.EndAllAsync(id, cancellationToken);
        else
            await administrators.CreateAsync(userName, password, null, cancellationToken);
        await trail.ConcludeAsync(ticket, "done", Phrase.Of("access.resetAdministrator.done", ("name", userName.Trim())));
        return password;
    }
}
