using Microsoft.EntityFrameworkCore;
using TapBot.Core.Storage;

namespace TapBot.Core.Access;

/// <summary>Looks whether a typed code is good, and uses it up. Guessing is slowed down per person, recovery codes apart from the others.</summary>
internal sealed class CodeCheck(PortalStorage storage, ISecretBox box, CodeLimiter limiter, TimeProvider time)
{
    /// <summary>True when a code is asked for at this person's sign-in.</summary>
    public Task<bool> IsNeededAsync(string userId, CancellationToken cancellationToken) =>
        storage.ReadAsync(db => db.Set<SecondFactorRow>().AnyAsync(f => f.UserId == userId && f.ConfirmedAt != null, cancellationToken));

    /// <summary>Takes a code of the app or a recovery code. Of two that come at the same moment with one code, one wins.</summary>
    public async Task<CodeAnswer> TakeAsync(string userId, string typed, CancellationToken cancellationToken)
    {
        var factor = await storage.ReadAsync(db => db.Set<SecondFactorRow>().SingleOrDefaultAsync(f => f.UserId == userId && f.ConfirmedAt != null, cancellationToken));
        if (factor is null || typed.Length > 64)
            return CodeAnswer.Wrong;
        var recovery = RecoveryCodes.Plain(typed);
        if (limiter.Take(userId, recovery is not null) is { } wait)
            return new CodeAnswer(false, false, wait);
        var good = recovery is null ? await TakeAppCodeAsync(factor, typed, cancellationToken) : await TakeRecoveryCodeAsync(factor, recovery, cancellationToken);
        if (good)
            limiter.Succeeded(userId);
        return good ? new CodeAnswer(true, recovery is not null, null) : CodeAnswer.Wrong;
    }

    /// <summary>The key of a row; null when the key ring that sealed it is gone.</summary>
    public byte[]? KeyOf(SecondFactorRow factor) => box.Open(factor.Key, PurposeOf(factor.UserId)) is { } key ? Convert.FromHexString(key) : null;

    public string Seal(byte[] key, string userId) => box.Seal(Convert.ToHexString(key), PurposeOf(userId));

    private static string PurposeOf(string userId) => "second-factor/" + userId;

    private async Task<bool> TakeAppCodeAsync(SecondFactorRow factor, string typed, CancellationToken cancellationToken)
    {
        if (KeyOf(factor) is not { } key || TotpCode.Match(key, typed, time.GetUtcNow(), factor.LastStep) is not { } step)
            return false;
        return await storage.WriteAsync(db => db.Set<SecondFactorRow>().Where(f => f.UserId == factor.UserId && f.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.LastStep, step), cancellationToken), cancellationToken) == 1;
    }

    private async Task<bool> TakeRecoveryCodeAsync(SecondFactorRow factor, string plain, CancellationToken cancellationToken)
    {
        var hash = RecoveryCodes.Hash(plain, factor.RecoverySalt);
        return await storage.WriteAsync(db => db.Set<RecoveryCodeRow>().Where(c => c.UserId == factor.UserId && c.Hash == hash)
            .ExecuteDeleteAsync(cancellationToken), cancellationToken) == 1;
    }
}
