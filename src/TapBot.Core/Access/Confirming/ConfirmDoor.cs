using TapBot.Core.Audit;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>Where a person who is signed in shows again that it is them, with the password or a code.</summary>
public sealed class ConfirmDoor
{
    private readonly PasswordCheck passwords;
    private readonly CodeCheck codes;
    private readonly SignInLimiter limiter;
    private readonly Sessions sessions;
    private readonly AuditTrail trail;
    private readonly TimeProvider time;

    internal ConfirmDoor(PasswordCheck passwords, CodeCheck codes, SignInLimiter limiter, Sessions sessions, AuditTrail trail, TimeProvider time) =>
        (this.passwords, this.codes, this.limiter, this.sessions, this.trail, this.time) = (passwords, codes, limiter, sessions, trail, time);

    /// <summary>Takes the person's password; wrong ones count like wrong sign-ins.</summary>
    /// <exception cref="AccessDeniedException">It is not a person who asks.</exception>
    /// <exception cref="AuditUnavailableException">The trail cannot be written, so nothing is opened.</exception>
    public async Task<ConfirmAnswer> WithPasswordAsync(Actor actor, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(password);
        Demand(actor);
        if (limiter.Take(actor.Name, actor.Address) is { } wait)
            return ConfirmAnswer.Wait(wait);
        var (user, _) = await passwords.FindAsync(actor.Name, password.Length > PasswordRules.Longest ? "" : password, cancellationToken);
        if (user?.Id != actor.Id)
            return await RefuseAsync(actor, "access.confirm.wrongPassword", cancellationToken);
        limiter.Succeeded(actor.Name, actor.Address);
        return await ConfirmAsync(actor, cancellationToken);
    }

    /// <summary>Takes a code of the person's app, or a recovery code, and uses it up.</summary>
    /// <exception cref="AccessDeniedException">It is not a person who asks.</exception>
    /// <exception cref="AuditUnavailableException">The trail cannot be written, so nothing is opened.</exception>
    public async Task<ConfirmAnswer> WithCodeAsync(Actor actor, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        Demand(actor);
        var answer = await codes.TakeAsync(actor.Id, code, cancellationToken);
        if (answer.RetryAfter is { } wait)
            return ConfirmAnswer.Wait(wait);
        return answer.Good ? await ConfirmAsync(actor, cancellationToken) : await RefuseAsync(actor, "access.code.wrong", cancellationToken);
    }

    /// <summary>What was shown was right: the session counts as fresh from now on.</summary>
    internal async Task<ConfirmAnswer> ConfirmAsync(Actor actor, CancellationToken cancellationToken)
    {
        await trail.RecordAsync(new AuditIntent(actor, "access.confirm", actor.Name), "done", Phrase.Of("access.confirm.done"), cancellationToken);
        var now = time.GetUtcNow();
        return await sessions.ConfirmedAsync(actor, now, cancellationToken)
            ? new ConfirmAnswer(now + StepUp.Freshness, null)
            : new ConfirmAnswer(null, Phrase.Of("access.signInFirst"));
    }

    private static void Demand(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Kind != ActorKind.User)
            throw new AccessDeniedException(Permission.Administer, Scope.Portal);
    }

    private async Task<ConfirmAnswer> RefuseAsync(Actor actor, string reason, CancellationToken cancellationToken)
    {
        var phrase = Phrase.Of(reason);
        await trail.RecordAsync(new AuditIntent(actor, "access.confirm", actor.Name), "refused", phrase, cancellationToken);
        return new ConfirmAnswer(null, phrase);
    }
}
