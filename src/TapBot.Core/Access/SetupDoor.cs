using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>
/// The door that is open once: until there is an administrator. Whoever can read what the portal printed may come in.
/// The token is kept as a hash, in memory only, and dies with its use, after its time, and with the process.
/// </summary>
public sealed class SetupDoor : IDisposable
{
    private readonly PortalStorage storage;
    private readonly IServiceScopeFactory scopes;
    private readonly AuditTrail trail;
    private readonly IOptions<AccessOptions> options;
    private readonly TimeProvider time;
    private readonly ILogger<SetupDoor> log;
    private readonly SemaphoreSlim one = new(1, 1);
    private volatile bool done;
    private (string Hash, DateTimeOffset ValidUntil)? invitation;

    internal SetupDoor(PortalStorage storage, IServiceScopeFactory scopes, AuditTrail trail, IOptions<AccessOptions> options, TimeProvider time, ILogger<SetupDoor> log)
    {
        this.storage = storage;
        this.scopes = scopes;
        this.trail = trail;
        this.options = options;
        this.time = time;
        this.log = log;
    }

    /// <summary>True while there is no administrator. Once false it stays false.</summary>
    public async ValueTask<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        if (!done)
            done = await storage.ReadAsync(db => db.Set<GrantRow>().AnyAsync(g => g.UserId != null && g.Role == Role.Administrator && g.Server == null && g.Project == null, cancellationToken));
        return !done;
    }

    /// <summary>Makes a new set-up token; the one before is no longer valid. It is not kept and must be shown now.</summary>
    public string Invite()
    {
        var token = Secret.New();
        invitation = (Secret.Hash(token), time.GetUtcNow() + options.Value.SetupTokenLife);
        return token;
    }

    /// <summary>Makes the first administrator.</summary>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was made.</exception>
    public async Task<SetupAnswer> EnterAsync(SetupRequest request, string? address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await one.WaitAsync(cancellationToken);
        try
        {
            if (!await IsOpenAsync(cancellationToken))
                return SetupAnswer.Because(SetupResult.AlreadyDone);
            if (invitation is not { } valid || !Secret.Same(Secret.Hash(request.Token), valid.Hash))
                return SetupAnswer.Because(SetupResult.WrongToken);
            if (time.GetUtcNow() >= valid.ValidUntil)
                return SetupAnswer.Because(SetupResult.TokenExpired);
            var answer = await CreateAsync(request, address, cancellationToken);
            if (answer.Result == SetupResult.Created)
                (done, invitation) = (true, null);
            return answer;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task<SetupAnswer> CreateAsync(SetupRequest request, string? address, CancellationToken cancellationToken)
    {
        if (request.TokenName is { } name && (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 100))
            return SetupAnswer.Invalid(("tokenName", Phrase.Of("access.token.name")));
        await using var scope = scopes.CreateAsyncScope();
        var administrators = scope.ServiceProvider.GetRequiredService<Administrators>();
        var flaws = await administrators.FlawsAsync(request.UserName, request.Password);
        if (flaws.Count > 0)
            return SetupAnswer.Invalid(flaws);
        var actor = new Actor(ActorKind.User, "", request.UserName.Trim()) { Address = address };
        var ticket = await trail.IntendAsync(new AuditIntent(actor, "access.setUp", actor.Name), cancellationToken);
        string? token;
        try
        {
            token = await administrators.CreateAsync(request.UserName, request.Password, request.TokenName, cancellationToken);
        }
        catch
        {
            await trail.ConcludeAsync(ticket, "failed", Phrase.Of("access.setUp.failed"));
            throw;
        }
        await trail.ConcludeAsync(ticket, "done", Phrase.Of("access.setUp.done", ("name", actor.Name)));
        Log.SetUp(log, actor.Name);
        return new SetupAnswer(SetupResult.Created, actor.Name, token, []);
    }
}
