using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>Changing one's own password: the old one proves who asks, every other session ends.</summary>
public sealed class PasswordChange
{
    private readonly IServiceScopeFactory scopes;
    private readonly PasswordCheck passwords;
    private readonly SignInLimiter limiter;
    private readonly Sessions sessions;
    private readonly WriterGate gate;
    private readonly AuditTrail trail;

    internal PasswordChange(IServiceScopeFactory scopes, PasswordCheck passwords, SignInLimiter limiter, Sessions sessions, WriterGate gate, AuditTrail trail) =>
        (this.scopes, this.passwords, this.limiter, this.sessions, this.gate, this.trail) = (scopes, passwords, limiter, sessions, gate, trail);

    /// <summary>Changes it.</summary>
    /// <exception cref="AccessDeniedException">It is not a person who asks.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was changed.</exception>
    public async Task<PasswordChangeAnswer> RunAsync(Actor actor, string oldPassword, string newPassword, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(oldPassword);
        ArgumentNullException.ThrowIfNull(newPassword);
        if (actor.Kind != ActorKind.User)
            throw new AccessDeniedException(Permission.Administer, Scope.Portal);
        var flaw = PasswordRules.Flaw(actor.Name, newPassword) ?? (newPassword == oldPassword ? "access.password.same" : null);
        if (flaw is not null)
            return new PasswordChangeAnswer("newPassword", Phrase.Of(flaw));
        if (limiter.Take(actor.Name, actor.Address) is { } wait)
            return new PasswordChangeAnswer("oldPassword", Waits.Of(wait), wait);
        var (user, _) = await passwords.FindAsync(actor.Name, oldPassword.Length > PasswordRules.Longest ? "" : oldPassword, cancellationToken);
        var ticket = await trail.IntendAsync(new AuditIntent(actor, "access.changePassword", actor.Name), cancellationToken);
        if (user?.Id != actor.Id)
        {
            await trail.ConcludeAsync(ticket, "refused", Phrase.Of("access.confirm.wrongPassword"));
            return new PasswordChangeAnswer("oldPassword", Phrase.Of("access.confirm.wrongPassword"));
        }
        limiter.Succeeded(actor.Name, actor.Address);
        var done = false;
        try
        {
            done = await StoreAsync(actor.Id, newPassword, cancellationToken);
        }
        finally
        {
            await trail.ConcludeAsync(ticket, done ? "done" : "failed", Phrase.Of(done ? "access.changePassword.done" : "access.setUp.failed"));
        }
        await sessions.EndOthersAsync(actor, cancellationToken);
        return new PasswordChangeAnswer(null, null);
    }

    private async Task<bool> StoreAsync(string userId, string password, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        using var turn = await gate.EnterAsync(cancellationToken);
        if (await users.FindByIdAsync(userId) is not { } user)
            return false;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        return (await users.UpdateSecurityStampAsync(user)).Succeeded;
    }
}
