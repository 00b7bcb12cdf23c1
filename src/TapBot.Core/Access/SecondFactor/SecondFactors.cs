using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>The authenticator app and the recovery codes of whoever asks: one's own, nobody else's. Every change needs a fresh confirmation and ends the other sessions.</summary>
public sealed class SecondFactors
{
    private const string Issuer = "TapBot Portal";
    private readonly PortalStorage storage;
    private readonly CodeCheck codes;
    private readonly CodeLimiter limiter;
    private readonly Sessions sessions;
    private readonly StepUp stepUp;
    private readonly IAuditTrail trail;
    private readonly TimeProvider time;

    internal SecondFactors(PortalStorage storage, CodeCheck codes, CodeLimiter limiter, Sessions sessions, StepUp stepUp, IAuditTrail trail, TimeProvider time) =>
        (this.storage, this.codes, this.limiter, this.sessions, this.stepUp, this.trail, this.time) = (storage, codes, limiter, sessions, stepUp, trail, time);

    /// <summary>How it stands.</summary>
    public Task<SecondFactorState> StateAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return storage.ReadAsync(async db =>
        {
            var since = await db.Set<SecondFactorRow>().Where(f => f.UserId == actor.Id).Select(f => f.ConfirmedAt).SingleOrDefaultAsync(cancellationToken);
            return new SecondFactorState(since, since is null ? 0 : await db.Set<RecoveryCodeRow>().CountAsync(c => c.UserId == actor.Id, cancellationToken));
        });
    }

    /// <summary>Makes a key for an app. It is asked for at sign-in only after <see cref="ConfirmAsync"/>; null when one is in use already.</summary>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    public async Task<SecondFactorKey?> BeginAsync(Actor actor, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, cancellationToken);
        var key = RandomNumberGenerator.GetBytes(TotpCode.KeyBytes);
        var row = new SecondFactorRow { UserId = actor.Id, Key = codes.Seal(key, actor.Id), CreatedAt = time.GetUtcNow(), RecoverySalt = RecoveryCodes.NewSalt() };
        var begun = await storage.WriteAsync(async db =>
        {
            if (await db.Set<SecondFactorRow>().AnyAsync(f => f.UserId == actor.Id && f.ConfirmedAt != null, cancellationToken))
                return false;
            await db.Set<SecondFactorRow>().Where(f => f.UserId == actor.Id).ExecuteDeleteAsync(cancellationToken);
            db.Add(row);
            return true;
        }, cancellationToken);
        if (!begun)
            return null;
        var text = Base32.Write(key);
        var label = Uri.EscapeDataString($"{Issuer}:{actor.Name}");
        return new SecondFactorKey(text, $"otpauth://totp/{label}?secret={text}&issuer={Uri.EscapeDataString(Issuer)}&digits={TotpCode.Digits}&period={TotpCode.PeriodSeconds}");
    }

    /// <summary>Switches the second factor on with a first code from the app.</summary>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was changed.</exception>
    public async Task<SecondFactorAnswer> ConfirmAsync(Actor actor, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        await DemandAsync(actor, cancellationToken);
        var row = await storage.ReadAsync(db => db.Set<SecondFactorRow>().SingleOrDefaultAsync(f => f.UserId == actor.Id && f.ConfirmedAt == null, cancellationToken));
        if (row is null)
            return SecondFactorAnswer.Refused("access.secondFactor.notBegun");
        if (limiter.Take(actor.Id, isRecovery: false) is { } wait)
            return new SecondFactorAnswer(Waits.Of(wait), [], wait);
        if (codes.KeyOf(row) is not { } key || TotpCode.Match(key, code, time.GetUtcNow(), row.LastStep) is not { } step)
            return SecondFactorAnswer.Refused("access.code.wrong");
        limiter.Succeeded(actor.Id);
        var (fresh, rows) = Fresh(actor, row.RecoverySalt);
        return await ChangeAsync(actor, "access.secondFactor.on", async db =>
        {
            var now = time.GetUtcNow();
            var on = await db.Set<SecondFactorRow>().Where(f => f.UserId == actor.Id && f.ConfirmedAt == null && f.Key == row.Key)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.ConfirmedAt, now).SetProperty(f => f.LastStep, step), cancellationToken);
            if (on == 1)
                await ReplaceCodesAsync(db, actor.Id, rows, cancellationToken);
            return on == 1;
        }, fresh, cancellationToken);
    }

    /// <summary>Ten new recovery codes; the old ones open nothing any more.</summary>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was changed.</exception>
    public async Task<SecondFactorAnswer> RenewCodesAsync(Actor actor, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, cancellationToken);
        var salt = await storage.ReadAsync(db => db.Set<SecondFactorRow>().Where(f => f.UserId == actor.Id && f.ConfirmedAt != null).Select(f => f.RecoverySalt).SingleOrDefaultAsync(cancellationToken));
        if (salt is null)
            return SecondFactorAnswer.Refused("access.secondFactor.notBegun");
        var (fresh, rows) = Fresh(actor, salt);
        return await ChangeAsync(actor, "access.secondFactor.codes", async db =>
        {
            var same = await db.Set<SecondFactorRow>().AnyAsync(f => f.UserId == actor.Id && f.RecoverySalt == salt, cancellationToken);
            if (same)
                await ReplaceCodesAsync(db, actor.Id, rows, cancellationToken);
            return same;
        }, fresh, cancellationToken);
    }

    /// <summary>Switches the second factor off: a password is enough again.</summary>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was changed.</exception>
    public async Task<SecondFactorAnswer> SwitchOffAsync(Actor actor, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, cancellationToken);
        return await ChangeAsync(actor, "access.secondFactor.off", db => ClearAsync(db, actor.Id, cancellationToken), [], cancellationToken);
    }

    /// <summary>Takes app and recovery codes away from a person, inside of a writer's turn; true when there was an app in use.</summary>
    internal static async Task<bool> ClearAsync(PortalDbContext db, string userId, CancellationToken cancellationToken)
    {
        await db.Set<RecoveryCodeRow>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        return await db.Set<SecondFactorRow>().Where(f => f.UserId == userId).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>Hashed before the writer's turn, so that nobody waits for it.</summary>
    private static (IReadOnlyList<string> Codes, IReadOnlyList<RecoveryCodeRow> Rows) Fresh(Actor actor, string salt)
    {
        var codes = RecoveryCodes.New();
        return (codes, [.. codes.Select(c => new RecoveryCodeRow { UserId = actor.Id, Hash = RecoveryCodes.Hash(RecoveryCodes.Plain(c)!, salt) })]);
    }

    private static async Task ReplaceCodesAsync(PortalDbContext db, string userId, IReadOnlyList<RecoveryCodeRow> rows, CancellationToken cancellationToken)
    {
        await db.Set<RecoveryCodeRow>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(rows);
    }

    private ValueTask DemandAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return stepUp.DemandPersonAsync(actor, cancellationToken);
    }

    private async Task<SecondFactorAnswer> ChangeAsync(
        Actor actor, string action, Func<PortalDbContext, Task<bool>> change, IReadOnlyList<string> fresh, CancellationToken cancellationToken)
    {
        var ticket = await trail.IntendAsync(new AuditIntent(actor, action, actor.Name), cancellationToken);
        var done = false;
        try
        {
            done = await storage.WriteAsync(change, cancellationToken);
        }
        finally
        {
            await trail.ConcludeAsync(ticket, done ? "done" : "failed", Phrase.Of(done ? "access.secondFactor.changed" : "access.secondFactor.notBegun"));
        }
        if (!done)
            return SecondFactorAnswer.Refused("access.secondFactor.notBegun");
        await sessions.EndOthersAsync(actor, cancellationToken);
        return SecondFactorAnswer.Done(fresh);
    }
}
