using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What a run needs as long as it runs: the right and the session of whoever runs it, and the leave where one is needed.</summary>
internal sealed class RunPermit(AccessGuard guard, WriteModes modes, Actor actor, DatabaseInstance instance, Permission permission, QueryMode? leave)
{
    /// <summary>Passes when all of it is there now.</summary>
    /// <exception cref="AccessDeniedException">The right is lost, or the session has ended.</exception>
    /// <exception cref="QueryRefusedException">The leave has ended.</exception>
    public async ValueTask DemandAsync(CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, permission, instance.Scope, cancellationToken);
        if (leave is { } kind && modes.Find(actor, instance.Name, kind) is null)
            throw new QueryRefusedException(Phrase.Of("console.refused.ended"), QueryRefusal.WrongState);
    }

    /// <summary>Does what takes long, and cancels it as soon as something of it is lost: at once when rights change, and within seconds when the leave ends.</summary>
    /// <exception cref="AccessDeniedException">The right was lost meanwhile, or the session has ended.</exception>
    /// <exception cref="QueryRefusedException">The leave has ended meanwhile.</exception>
    public Task WhileAsync(Func<CancellationToken, ValueTask> act, CancellationToken cancellationToken) => guard.WaitAsync(DemandAsync, act, cancellationToken);
}
