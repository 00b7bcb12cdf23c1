using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>Done when a look that began after the question has ended, or the first one at what is asked since: what it shows is the evidence, good or bad.</summary>
internal sealed class CheckNowHandler(CheckBook book, CheckWatch watch, CheckBroadcast broadcast) : IOperationHandler<CheckNow>
{
    public Resolution Resolve(CheckNow operation)
    {
        var missing = CheckBook.Missing(operation.Check);
        if (book.Find(operation.Check) is not { } plan)
            return new Outcome.Refused(Refusal.NotFound, missing);
        var target = new OperationTarget(plan.Name, plan.Question.Scope, Missing: missing);
        return plan.Flaw is { } flaw ? Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, flaw)) : target;
    }

    // A look that is under way is waited for, too: it does not count.
    public TimeSpan Deadline(CheckNow operation)
    {
        var asked = book.Find(operation.Check)?.Question;
        return CheckOperation.UntilLooked(asked) + TimeSpan.FromSeconds(asked?.TimeoutSeconds ?? 0);
    }

    public async Task<Outcome> RunAsync(CheckNow operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        var missing = new Outcome.Failed(CheckBook.Missing(operation.Check));
        progress.Report(Phrase.Of("monitoring.checks.running.now"));
        if (book.Find(operation.Check) is not { Name: var name })
            return missing;
        var asked = watch.Ask(name); // null between two runs: the next one looks at once
        return await broadcast.UntilAsync(
            all => book.Find(name) is not { } now ? missing
                : all.GetValueOrDefault(name) is { At: not null } state && (asked is var (plan, begun) && state.Plan == plan ? state.Look > begun : state.Plan == now) ? new Outcome.Done(state.Reason)
                : (Outcome?)null,
            cancellationToken);
    }
}
