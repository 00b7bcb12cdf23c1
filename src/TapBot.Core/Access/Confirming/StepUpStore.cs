using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TapBot.Core.Storage;

namespace TapBot.Core.Access;

internal sealed class StepUpStore(PortalStorage storage, IOptions<AccessOptions> options, TimeProvider time) : IStepUpStore
{
    public Task<DateTimeOffset?> ConfirmedAtAsync(Actor person, CancellationToken cancellationToken)
    {
        var rule = new SessionRule(options.Value, time.GetUtcNow());
        return storage.ReadAsync(db => db.Set<SessionRow>().Where(s => s.Id == person.SessionId && s.UserId == person.Id).Where(rule.IsAlive)
            .Select(s => (DateTimeOffset?)s.ConfirmedAt).SingleOrDefaultAsync(cancellationToken));
    }

    public Task<bool> IsMintedForAsync(Actor token, Permission permission, CancellationToken cancellationToken) =>
        storage.ReadAsync(db => db.Set<ApiTokenRow>().AnyAsync(t => t.Id == token.Id && t.SteppedUp && t.Grants.Any(g => g.Permission == permission), cancellationToken));
}
