using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What registering and changing have in common: connect with every log-in, keep what was given, and wait until the instance is looked after like that.</summary>
internal sealed class DatabaseRegistrar(DatabaseRegister register, DatabasePlan plan, DatabaseTargets targets)
{
    /// <summary>How long it may take in all.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    public static Phrase NotRegistered(DatabaseName name) => Phrase.Of("databases.registering.notFound", ("database", name.Value));

    public Resolution Resolve(DatabaseName name, bool isNew)
    {
        var known = register.Find(name);
        var target = new OperationTarget((known?.Name ?? name).Value, Scope.Portal);
        if (plan.IsConfigured(name))
            return Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, Phrase.Of("databases.registering.configured", ("database", name.Value))));
        return (known, isNew) switch
        {
            (null, false) => Resolution.Against(target, new Outcome.Refused(Refusal.NotFound, NotRegistered(name))),
            (not null, true) => Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, Taken(name))),
            _ => target,
        };
    }

    public async Task<Outcome> KeepAsync(DatabaseName name, DatabaseDraft? draft, bool isNew, bool evenIfUnreachable, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        var before = isNew ? null : register.Find(name);
        if (DatabaseDraftRules.Flaws(draft, before, plan.Servers) is [(_, var flaw), ..])
            return new Outcome.Refused(Refusal.BadArgument, flaw);
        var made = DatabaseDraftRules.Made(name, draft!, before);
        progress.Report(Phrase.Of("databases.registering.connecting", ("host", made.Host)));
        var seen = await LogInCheck.RunAsync(made, plan.TargetOf(made), cancellationToken);
        var shut = Array.FindAll(seen, s => s.Trouble is not null);
        if (shut is [{ Trouble: { } trouble }, ..] && !evenIfUnreachable)
            return new Outcome.Failed(trouble);
        if (!await register.SaveAsync(made, isNew, cancellationToken))
            return new Outcome.Failed(isNew ? Taken(name) : NotRegistered(name));
        await targets.UntilAsync(all => all.Find(made.Name) is { Origin: DatabaseOrigin.Registered } taken && IsLike(taken, made), cancellationToken);
        return new Outcome.Done(Evidence(made, seen, shut));
    }

    private static bool IsLike(DatabaseTarget target, RegisteredDatabase made) =>
        (target.Monitor, target.Reader, target.Operator, target.Writer) ==
        (made.ConnectionString(LogInKind.Monitor), made.ConnectionString(LogInKind.Reader), made.ConnectionString(LogInKind.Operator), made.ConnectionString(LogInKind.Writer));

    private static Phrase Evidence(RegisteredDatabase made, LogInSeen[] seen, LogInSeen[] shut)
    {
        if (shut.Length > 0)
            return Phrase.Of("databases.registering.shut", ("database", made.Name.Value), ("users", Users(shut)), ("why", shut[0].Trouble!.Code));
        var (version, users, mighty) = (seen[0].Version, Users(seen), Array.FindAll(seen, s => s.IsSuperuser));
        return mighty.Length == 0
            ? Phrase.Of("databases.registering.done", ("database", made.Name.Value), ("version", version), ("users", users))
            : Phrase.Of("databases.registering.superuser", ("database", made.Name.Value), ("version", version), ("users", users), ("superusers", Users(mighty)));
    }

    private static string Users(IEnumerable<LogInSeen> seen) => string.Join(", ", seen.Select(s => s.User).Distinct());

    private static Phrase Taken(DatabaseName name) => Phrase.Of("databases.registering.taken", ("database", name.Value));
}
