using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>
/// The passkeys of people. The ceremony (challenge, origin, signature) is checked by the framework in Portal, which hands in only what it has verified.
/// </summary>
public sealed class Passkeys
{
    /// <summary>More than that nobody has.</summary>
    public const int Most = 20;

    private readonly PortalStorage storage;
    private readonly Entrance entrance;
    private readonly Sessions sessions;
    private readonly StepUp stepUp;
    private readonly IAuditTrail trail;
    private readonly TimeProvider time;

    internal Passkeys(PortalStorage storage, Entrance entrance, Sessions sessions, StepUp stepUp, IAuditTrail trail, TimeProvider time) =>
        (this.storage, this.entrance, this.sessions, this.stepUp, this.trail, this.time) = (storage, entrance, sessions, stepUp, trail, time);

    /// <summary>One's own, newest first.</summary>
    public async Task<IReadOnlyList<PasskeyView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await storage.ReadAsync(db => db.Set<PasskeyRow>().Where(p => p.UserId == actor.Id && actor.Kind == ActorKind.User).OrderByDescending(p => p.CreatedAt)
            .Select(p => new PasskeyView(p.Id, p.Name, p.CreatedAt, p.LastUsedAt, p.IsBackedUp)).ToListAsync(cancellationToken));
    }

    /// <summary>Passes when the actor may begin to register one now.</summary>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    public ValueTask DemandAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return stepUp.DemandPersonAsync(actor, cancellationToken);
    }

    /// <summary>Stores a passkey whose registration was verified, and ends the other sessions.</summary>
    /// <returns>Null when stored, otherwise why not.</returns>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was stored.</exception>
    public async Task<Phrase?> AddAsync(Actor actor, PasskeyRecord verified, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(verified);
        ArgumentNullException.ThrowIfNull(name);
        await DemandAsync(actor, cancellationToken);
        if (name.Trim() is not { Length: > 0 and <= 100 } called)
            return Phrase.Of("access.passkey.name");
        var row = new PasskeyRow
        {
            Id = IdOf(verified.Id),
            UserId = actor.Id,
            Name = called,
            PublicKey = verified.PublicKey,
            SignCount = verified.SignCount,
            Transports = string.Join(' ', verified.Transports) is { Length: <= 200 } transports ? transports : null,
            IsUserVerified = verified.IsUserVerified,
            IsBackupEligible = verified.IsBackupEligible,
            IsBackedUp = verified.IsBackedUp,
            AttestationObject = verified.AttestationObject,
            ClientDataJson = verified.ClientDataJson,
            CreatedAt = time.GetUtcNow(),
        };
        var done = await ChangeAsync(actor, "access.passkey.add", called, async db =>
        {
            if (await db.Set<PasskeyRow>().AnyAsync(p => p.Id == row.Id, cancellationToken) || await db.Set<PasskeyRow>().CountAsync(p => p.UserId == actor.Id, cancellationToken) >= Most)
                return false;
            db.Add(row);
            return true;
        }, cancellationToken);
        return done ? null : Phrase.Of("access.passkey.known");
    }

    /// <summary>Takes one of one's own passkeys away.</summary>
    /// <returns>False when there is no such passkey.</returns>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was removed.</exception>
    public async Task<bool> RemoveAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, cancellationToken);
        var name = await storage.ReadAsync(db => db.Set<PasskeyRow>().Where(p => p.Id == id && p.UserId == actor.Id).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken));
        return name is not null && await ChangeAsync(actor, "access.passkey.remove", name,
            async db => await db.Set<PasskeyRow>().Where(p => p.Id == id && p.UserId == actor.Id).ExecuteDeleteAsync(cancellationToken) == 1, cancellationToken);
    }

    /// <summary>The name of a person who may sign in; null when there is none.</summary>
    public Task<string?> NameOfAsync(string userId, CancellationToken cancellationToken) =>
        storage.ReadAsync(db => db.Users.Where(u => u.Id == userId && !u.Disabled).Select(u => u.UserName).SingleOrDefaultAsync(cancellationToken));

    /// <summary>The key of the person a passkey belongs to; null when it is unknown.</summary>
    public Task<string?> OwnerOfAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = IdOf(credentialId);
        return storage.ReadAsync(db => db.Set<PasskeyRow>().Where(p => p.Id == id).Select(p => (string?)p.UserId).SingleOrDefaultAsync(cancellationToken));
    }

    /// <summary>The passkeys of a person, for the ceremony.</summary>
    public async Task<IReadOnlyList<PasskeyRecord>> OfAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await storage.ReadAsync(db => db.Set<PasskeyRow>().Where(p => p.UserId == userId).ToListAsync(cancellationToken));
        return [.. rows.Select(p => new PasskeyRecord(Base64Url.DecodeFromChars(p.Id), p.PublicKey, (uint)p.SignCount, p.Transports?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            p.IsUserVerified, p.IsBackupEligible, p.IsBackedUp, p.AttestationObject, p.ClientDataJson, p.CreatedAt))];
    }

    /// <summary>Signs in whoever owns a passkey whose assertion was verified. It is two factors by itself, so no code is asked for.</summary>
    /// <exception cref="AuditUnavailableException">The trail cannot be written, so nobody new comes in.</exception>
    public async Task<SignInAnswer> EnterAsync(PasskeyRecord verified, string? address, string? userAgent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(verified);
        var (id, now) = (IdOf(verified.Id), time.GetUtcNow());
        var user = await storage.ReadAsync(db => db.Users.SingleOrDefaultAsync(u => !u.Disabled && db.Set<PasskeyRow>().Any(p => p.Id == id && p.UserId == u.Id), cancellationToken));
        if (user is null || !verified.IsUserVerified)
            return SignInAnswer.Refused("access.passkey.refused");
        await storage.WriteAsync(db => db.Set<PasskeyRow>().Where(p => p.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.SignCount, verified.SignCount).SetProperty(p => p.IsBackedUp, verified.IsBackedUp).SetProperty(p => p.LastUsedAt, now), cancellationToken), cancellationToken);
        return await entrance.PassAsync(user, SignInMethod.Passkey, address, userAgent, cancellationToken);
    }

    private static string IdOf(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    private async Task<bool> ChangeAsync(Actor actor, string action, string target, Func<PortalDbContext, Task<bool>> change, CancellationToken cancellationToken)
    {
        var ticket = await trail.IntendAsync(new AuditIntent(actor, action, target), cancellationToken);
        var done = false;
        try
        {
            done = await storage.WriteAsync(change, cancellationToken);
        }
        finally
        {
            await trail.ConcludeAsync(ticket, done ? "done" : "failed", Phrase.Of(done ? "access.passkey.changed" : "access.passkey.known"));
        }
        if (done)
            await sessions.EndOthersAsync(actor, cancellationToken);
        return done;
    }
}
