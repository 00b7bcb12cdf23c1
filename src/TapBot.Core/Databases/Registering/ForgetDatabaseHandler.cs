using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Done when its sampler has ended and the name means nothing any more, or the container that was found: whoever else is connected there leaves with what they look at.</summary>
internal sealed class ForgetDatabaseHandler(DatabaseRegister register, DatabaseTargets targets) : IOperationHandler<ForgetDatabase>
{
    public Resolution Resolve(ForgetDatabase operation)
    {
        var known = register.Find(operation.Database);
        var target = new OperationTarget((known?.Name ?? operation.Database).Value, Scope.Portal, known is null ? null : Phrase.Of("databases.forget.warning"));
        return known is null ? Resolution.Against(target, new Outcome.Refused(Refusal.NotFound, DatabaseRegistrar.NotRegistered(operation.Database))) : target;
    }

    public TimeSpan Deadline(ForgetDatabase operation) => DatabaseRegistrar.Longest;

    public async Task<Outcome> RunAsync(ForgetDatabase operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("databases.forget.running"));
        var name = register.Find(operation.Database)?.Name ?? operation.Database;
        if (!await register.RemoveAsync(name, cancellationToken))
            return new Outcome.Failed(DatabaseRegistrar.NotRegistered(name));
        await targets.UntilAsync(all => all.Find(name) is not { Origin: DatabaseOrigin.Registered }, cancellationToken);
        return new Outcome.Done(Phrase.Of(targets.Find(name) is null ? "databases.forget.done" : "databases.forget.found", ("database", name.Value)));
    }
}
