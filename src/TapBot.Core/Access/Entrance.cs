using Microsoft.EntityFrameworkCore;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>Behind every door: asks for the code where there is an authenticator, and starts the session.</summary>
internal sealed class Entrance(PortalStorage storage, CodeCheck codes, SignInLimiter limiter, Sessions sessions, AuditTrail trail, TimeProvider time)
{
    private const int MostHalfOpen = 10_000;
    private readonly Pending<HalfSignIn> halfOpen = new(time, TimeSpan.FromMinutes(5), MostHalfOpen);

    public bool IsHalfOpen(string halfSecret) => halfOpen.Find(halfSecret) is not null;

    /// <summary>The first step was good.</summary>
    public async Task<SignInAnswer> PassAsync(PortalUser user, SignInMethod method, string? address, string? userAgent, CancellationToken cancellationToken)
    {
        // A passkey is two factors by itself: the device, and the finger or PIN that it asked for.
        if (method != SignInMethod.Passkey && await codes.IsNeededAsync(user.Id, cancellationToken))
        {
            limiter.HalfSucceeded(address);
            return SignInAnswer.NeedsCode(halfOpen.Keep(new HalfSignIn(user.Id, user.UserName ?? "", user.SecurityStamp)));
        }
        return await StartAsync(user, method, address, userAgent, cancellationToken);
    }

    public async Task<SignInAnswer> ContinueAsync(string halfSecret, string code, string? address, string? userAgent, CancellationToken cancellationToken)
    {
        if (halfOpen.Find(halfSecret) is not { } half)
            return SignInAnswer.Refused("access.signIn.startAgain", startAgain: true);
        var answer = await codes.TakeAsync(half.UserId, code, cancellationToken);
        if (answer.RetryAfter is { } wait)
            return SignInAnswer.Wait(wait);
        if (!answer.Good)
            return await RefuseAsync(halfSecret, half, address, cancellationToken);
        var user = await storage.ReadAsync(db => db.Users.SingleOrDefaultAsync(u => u.Id == half.UserId && !u.Disabled && u.SecurityStamp == half.Stamp, cancellationToken));
        if (halfOpen.Take(halfSecret) is null || user is null)
            return SignInAnswer.Refused("access.signIn.startAgain", startAgain: true);
        return await StartAsync(user, answer.Recovery ? SignInMethod.RecoveryCode : SignInMethod.Code, address, userAgent, cancellationToken);
    }

    private async Task<SignInAnswer> StartAsync(PortalUser user, SignInMethod method, string? address, string? userAgent, CancellationToken cancellationToken)
    {
        limiter.Succeeded(user.UserName ?? "", method is SignInMethod.Password ? address : null);
        var (secret, actor) = await sessions.StartAsync(user, method, address, userAgent, cancellationToken);
        await trail.RecordAsync(new AuditIntent(actor, "access.signIn", actor.Name), "done", Phrase.Of("access.signIn.done", ("method", method.ToString())), cancellationToken);
        return SignInAnswer.SignedIn(secret, actor);
    }

    private async Task<SignInAnswer> RefuseAsync(string halfSecret, HalfSignIn half, string? address, CancellationToken cancellationToken)
    {
        var actor = new Actor(ActorKind.User, half.UserId, half.UserName) { Address = address };
        await trail.RecordAsync(new AuditIntent(actor, "access.signIn", actor.Name), "refused", Phrase.Of("access.code.wrong"), cancellationToken);
        if (!half.IsSpentAfterWrong())
            return SignInAnswer.Refused("access.code.wrong");
        halfOpen.Take(halfSecret);
        return SignInAnswer.Refused("access.signIn.tooManyCodes", startAgain: true);
    }
}
