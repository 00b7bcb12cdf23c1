using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>
/// What adding, changing and removing checks share. Whatever server a check belongs to, this is for administrators of the whole portal: they choose an address to which the portal connects.
/// </summary>
internal sealed class CheckOperation(CheckBook book, CheckBroadcast broadcast, MaintenanceBook maintenance, IOptions<ServersOptions> servers)
{
    /// <summary>How long writing may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>A check that is to be added.</summary>
    public Resolution ResolveNew(string name, CheckQuestion? asked)
    {
        var target = new OperationTarget(name, Scope.Portal);
        var refused = book.Find(name) is { } known ? new Outcome.Refused(Refusal.WrongState, Phrase.Of("monitoring.checks.taken", ("check", known.Name)))
            : book.IsFull ? new Outcome.Refused(Refusal.WrongState, Phrase.Of("monitoring.checks.many", ("most", CheckRules.Most)))
            : Flaw(name, asked);
        return refused is null ? target : Resolution.Against(target, refused);
    }

    /// <summary>A check that was added in the portal and is to be changed.</summary>
    public Resolution ResolveChanged(string name, CheckQuestion? asked) => ResolveOwn(name, known => Flaw(known.Name, asked));

    /// <summary>A check that was added in the portal.</summary>
    public Resolution ResolveOwn(string name, Func<CheckPlan, Outcome.Refused?>? flaw = null)
    {
        var missing = CheckBook.Missing(name);
        if (book.Find(name) is not { } known)
            return new Outcome.Refused(Refusal.NotFound, missing);
        var target = new OperationTarget(known.Name, Scope.Portal, Missing: missing);
        var refused = known.Origin is CheckOrigin.Configuration ? new Outcome.Refused(Refusal.WrongState, Phrase.Of("monitoring.checks.isConfigured", ("check", known.Name))) : flaw?.Invoke(known);
        return refused is null ? target : Resolution.Against(target, refused);
    }

    /// <summary>How long it takes at most until the first look has ended.</summary>
    public static TimeSpan UntilLooked(CheckQuestion? asked) => Longest + TimeSpan.FromSeconds(Math.Clamp(asked?.TimeoutSeconds ?? 0, 0, CheckRules.MostTimeout));

    /// <summary>Keeps a question under a name. Done when it has been asked once: what that shows is the evidence, good or bad.</summary>
    public Task<Outcome> KeepAsync(string name, CheckQuestion asked, bool isNew, IProgress<Phrase> progress, CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        if (await book.SaveAsync(name, asked.Tidy(), isNew) is not { } kept)
            return Raced(name);
        await maintenance.LoadAsync(CancellationToken.None);
        progress.Report(Phrase.Of("monitoring.checks.running.now"));
        // Somebody may change or remove it before it was asked: then there is nothing to wait for.
        return await broadcast.UntilAsync(
            all => book.Find(kept.Name) != kept ? Raced(name) : all.GetValueOrDefault(kept.Name) is { At: not null } state && state.Plan == kept ? new Outcome.Done(state.Reason) : (Outcome?)null, cancellationToken);
    });

    /// <summary>Forgets a check, and ends its maintenance. Done when it is made no more.</summary>
    public Task<Outcome> RemoveAsync(string name, CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        if (book.Find(name) is not { } known)
            return Raced(name);
        var window = maintenance.Find(LightKeys.OfCheck(known.Name))?.Window;
        if (!await book.RemoveAsync(known.Name))
            return Raced(name);
        await broadcast.UntilAsync(all => all.GetValueOrDefault(known.Name) is not { } state || state.Plan != known ? all : null, cancellationToken);
        // Not before: its light would be red for a moment.
        await maintenance.LoadAsync(CancellationToken.None);
        return new Outcome.Done(window is null ? Phrase.Of("monitoring.removeCheck.done", ("check", known.Name)) : Phrase.Of("monitoring.removeCheck.ended", ("check", known.Name), ("reason", window.Reason)));
    });

    private static Outcome Raced(string name) => new Outcome.Failed(Phrase.Of("monitoring.checks.raced", ("check", name)));

    private static Task<Outcome> WriteAsync(Func<Task<Outcome>> write) => StoredOutcome.OfAsync(write, static said => Phrase.Of("monitoring.checks.notStored", ("said", said)));

    private Outcome.Refused? Flaw(string name, CheckQuestion? asked)
    {
        var tidy = (asked ?? new CheckQuestion("")).Tidy();
        var flaw = CheckRules.Flaws(name, tidy).FirstOrDefault()?.Reason
            ?? (tidy.Server is { } server && !servers.Value.Servers.Exists(s => s.Name == server) ? Phrase.Of("monitoring.checks.flaw.server", ("server", server)) : null);
        return flaw is null ? null : new Outcome.Refused(Refusal.BadArgument, flaw);
    }
}
