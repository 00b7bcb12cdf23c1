using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>
/// The wall screens, for administrators of the portal. A screen may see what it was given when it was let in, and do nothing; letting one in needs a fresh sign-in,
/// shutting one out never does.
/// </summary>
public sealed class ScreenRegister
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 100;

    /// <summary>How many living screens there can be.</summary>
    public const int Most = 200;

    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(90);
    private readonly AccessGuard guard;
    private readonly PortalStorage storage;
    private readonly AccessChange changes;
    private readonly Pairings pairings;
    private readonly TimeProvider time;

    internal ScreenRegister(AccessGuard guard, PortalStorage storage, AccessChange changes, Pairings pairings, TimeProvider time) =>
        (this.guard, this.storage, this.changes, this.pairings, this.time) = (guard, storage, changes, pairings, time);

    /// <summary>All screens, the living ones first, then by name; those that were shut out for 90 days.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<IReadOnlyList<Screen>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        var rows = await storage.ReadAsync(db => db.Set<ScreenRow>().AsNoTracking().OrderBy(s => s.RevokedAt != null).ThenBy(s => s.Name).ThenBy(s => s.CreatedAt).ToListAsync(cancellationToken));
        return rows.ConvertAll(Of);
    }

    /// <summary>Lets in the screen that shows a code.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh, or the token that asks was not made to administer.</exception>
    /// <exception cref="Audit.AuditUnavailableException">It could not be written down, so it was not let in.</exception>
    public async Task<ScreenAnswer> ApproveAsync(Actor actor, NewScreen screen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(screen);
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        var flaws = Flaws(screen).ToList();
        if (flaws.Count > 0)
            return ScreenAnswer.Invalid(flaws);
        var (code, sight) = (PairingCode.Read(screen.Code)!, SightOf(screen.Server, screen.Project));
        var details = $"board {screen.Board}; {RightsRules.Write(sight)}";
        return await changes.RunAsync(actor, "access.approveScreen", screen.Name!.Trim(), details, async (db, own) =>
        {
            Demand(own);
            if (!pairings.IsOpen(code))
                return ScreenAnswer.Refused(AccessResult.NotFound, Phrase.Of("access.screen.noCode", ("minutes", (int)Pairings.Life.TotalMinutes)));
            if (!own.Cover(sight))
                return ScreenAnswer.Refused(AccessResult.TooMuch, Phrase.Of("access.grant.tooMuch"));
            if (await db.Set<ScreenRow>().CountAsync(s => s.RevokedAt == null) >= Most)
                return ScreenAnswer.Refused(AccessResult.Conflict, Phrase.Of("access.screen.many", ("most", Most)));
            var (now, row) = (time.GetUtcNow(), Make(actor, screen));
            var forgotten = now - KeptAfterwards;
            await db.Set<ScreenRow>().Where(s => s.RevokedAt < forgotten).ExecuteDeleteAsync();
            if (!pairings.Approve(code, row.Id))
                return ScreenAnswer.Refused(AccessResult.NotFound, Phrase.Of("access.screen.noCode", ("minutes", (int)Pairings.Life.TotalMinutes)));
            db.Add(row);
            return ScreenAnswer.Done(Phrase.Of("access.approveScreen.done", ("name", row.Name), ("board", row.Board)), Of(row));
        }, cancellationToken);
    }

    /// <summary>Shuts a screen out: it goes dark within five seconds.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    /// <exception cref="Audit.AuditUnavailableException">It could not be written down, so the screen lives on.</exception>
    public async Task<ScreenAnswer> RevokeAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        if (await storage.ReadAsync(db => db.Set<ScreenRow>().Where(s => s.Id == id && s.RevokedAt == null).Select(s => s.Name).SingleOrDefaultAsync(cancellationToken)) is not { } name)
            return ScreenAnswer.Refused(AccessResult.NotFound, Phrase.Of("access.screen.unknown"));
        return await changes.GiveUpAsync(actor, "access.revokeScreen", name, async (db, own) =>
        {
            Demand(own);
            var now = time.GetUtcNow();
            var ended = await db.Set<ScreenRow>().Where(s => s.Id == id && s.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.RevokedAt, now));
            return ended > 0
                ? ScreenAnswer.Done(Phrase.Of("access.revokeScreen.done", ("name", name)))
                : ScreenAnswer.Refused(AccessResult.NotFound, Phrase.Of("access.screen.unknown"));
        }, cancellationToken);
    }

    /// <summary>What a screen may: see, there and nowhere else.</summary>
    internal static Rights SightOf(ServerName? server, string? project) => new([], [new PermissionGrant(Permission.See, server, project)]);

    private static void Demand(Rights own)
    {
        if (!own.Allows(Permission.Administer, Scope.Portal))
            throw new AccessDeniedException(Permission.Administer, Scope.Portal);
    }

    private static IEnumerable<(string Member, Phrase Reason)> Flaws(NewScreen screen)
    {
        if (PairingCode.Read(screen.Code) is null)
            yield return ("code", Phrase.Of("access.screen.code", ("length", PairingCode.Length)));
        if (screen.Name?.Trim() is not { Length: > 0 and <= LongestName } name || name.Any(char.IsControl))
            yield return ("name", Phrase.Of("access.screen.name", ("most", LongestName)));
        if (!BoardName.TryParse(screen.Board, CultureInfo.InvariantCulture, out _))
            yield return ("board", Phrase.Of("access.screen.board", ("most", BoardName.Longest)));
        if (RightsRules.Flaws([], SightOf(screen.Server, screen.Project).Permissions).Any())
            yield return ("project", Phrase.Of("access.grant.shape"));
        foreach (var flaw in ScreenSize.Flaws(screen.Inches, screen.Metres))
            yield return flaw;
    }

    private static Screen Of(ScreenRow row) => new(
        row.Id, row.Name, BoardName.Parse(row.Board), row.Server is null ? null : ServerName.Parse(row.Server), row.Project, row.Inches, row.Metres, row.ApprovedBy, row.CreatedAt, row.RevokedAt,
        row.LastSeenAt, row.LastSeenAddress);

    private ScreenRow Make(Actor actor, NewScreen screen) => new()
    {
        Id = Guid.NewGuid().ToString("n"),
        Name = screen.Name!.Trim(),
        Board = screen.Board!,
        Hash = Secret.Hash(Secret.New()),
        Server = screen.Server?.Value,
        Project = screen.Project,
        Inches = screen.Inches,
        Metres = screen.Metres,
        ApprovedBy = actor.Name,
        CreatedAt = time.GetUtcNow(),
    };
}
