using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>The tokens of scripts.</summary>
public sealed class ApiTokens
{
    /// <summary>No token is valid for longer.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(365);

    private static readonly TimeSpan UsedPrecision = TimeSpan.FromMinutes(1);
    private readonly PortalStorage storage;
    private readonly AuditTrail trail;
    private readonly TimeProvider time;
    private readonly ILogger<ApiTokens> log;

    internal ApiTokens(PortalStorage storage, AuditTrail trail, TimeProvider time, ILogger<ApiTokens> log)
    {
        this.storage = storage;
        this.trail = trail;
        this.time = time;
        this.log = log;
    }

    /// <summary>Finds the token of a text; null when it is no token, unknown, expired, revoked, or its owner is disabled.</summary>
    public async Task<Actor?> FindAsync(string text, string? address, CancellationToken cancellationToken)
    {
        if (!TokenText.IsWhole(text))
            return null;
        var (hash, now) = (Secret.Hash(text), time.GetUtcNow());
        var found = await storage.ReadAsync(db => db.Set<ApiTokenRow>()
            .Where(t => t.Hash == hash && t.RevokedAt == null && t.ExpiresAt > now && !t.Owner!.Disabled)
            .Select(t => new { t.Id, t.Name, Owner = t.Owner!.UserName, t.LastUsedAt }).SingleOrDefaultAsync(cancellationToken));
        if (found is null)
            return null;
        if (found.LastUsedAt is null || now - found.LastUsedAt >= UsedPrecision)
            await UsedAsync(found.Id, address, now, cancellationToken);
        return new Actor(ActorKind.Token, found.Id, $"{found.Owner}/{found.Name}") { Address = address };
    }

    /// <summary>Makes a token for anybody and answers its text, which is not kept; null when there is no such owner. For the machine's own command line.</summary>
    /// <exception cref="AccessDeniedException">Somebody else asked: people make their tokens at the <see cref="TokenRegister"/>.</exception>
    /// <exception cref="ArgumentException">Name or lifetime are out of range.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so no token was made.</exception>
    public async Task<string?> CreateAsync(Actor actor, ApiTokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Kind is not ActorKind.Portal)
            throw new AccessDeniedException(Permission.Administer, Scope.Portal);
        var name = request.Owner.Trim().ToUpperInvariant();
        var owner = await storage.ReadAsync(db => db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == name, cancellationToken));
        if (owner is null)
            return null;
        var (text, row) = Make(request.Name, owner.Id, request.Lifetime, request.Rights, time.GetUtcNow());
        row.SteppedUp = true; // who reaches the machine's command line has shown enough
        var ticket = await trail.IntendAsync(new AuditIntent(actor, "access.createToken", $"{owner.UserName}/{row.Name}"), cancellationToken);
        await storage.WriteAsync(db => db.AddAsync(row, cancellationToken).AsTask(), cancellationToken);
        await trail.ConcludeAsync(ticket, "done", Phrase.Of("access.createToken.done", ("name", row.Name), ("expires", row.ExpiresAt)));
        return text;
    }

    internal static (string Text, ApiTokenRow Row) Make(string name, string ownerId, TimeSpan lifetime, Rights rights, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, LongestLife);
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 100)
            throw new ArgumentException("A token's name has 1 to 100 characters.", nameof(name));
        var text = TokenText.New();
        var row = new ApiTokenRow
        {
            Id = Guid.NewGuid().ToString("n"),
            Name = name.Trim(),
            OwnerId = ownerId,
            Hash = Secret.Hash(text),
            LastFour = text[^4..],
            CreatedAt = now,
            ExpiresAt = now + lifetime,
        };
        row.Grants.AddRange(GrantRows.Of(rights));
        return (text, row);
    }

    private async Task UsedAsync(string id, string? address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await storage.WriteAsync(db => db.Set<ApiTokenRow>().Where(t => t.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(t => t.LastUsedAt, now).SetProperty(t => t.LastUsedAddress, address), cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.Is(exception))
        {
            Log.NotSeen(log, exception);
        }
    }
}
