using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Storage;

namespace TapBot.Core.Access;

/// <summary>Looks whether name and password belong together, in the same time whether there is such a person or not.</summary>
internal sealed class PasswordCheck : IDisposable
{
    private readonly IServiceScopeFactory scopes;
    private readonly SemaphoreSlim hashers = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lazy<string> nobody;

    public PasswordCheck(IServiceScopeFactory scopes)
    {
        this.scopes = scopes;
        nobody = new Lazy<string>(HashOfNobody);
    }

    /// <summary>The person, when the password is theirs and they may sign in; who was meant is answered for the audit trail in any case.</summary>
    public async Task<(PortalUser? User, PortalUser? Meant)> FindAsync(string userName, string password, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var meant = await users.FindByNameAsync(userName.Trim());
        await hashers.WaitAsync(cancellationToken);
        try
        {
            if (meant is null || meant.Disabled || meant.PasswordHash is null || await users.IsLockedOutAsync(meant))
            {
                users.PasswordHasher.VerifyHashedPassword(new PortalUser { CreatedAt = default }, nobody.Value, password);
                await WriteNothingAsync(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), cancellationToken);
                return (null, meant);
            }
            if (await users.CheckPasswordAsync(meant, password)) // stores a fresh hash when the old one was made with fewer rounds
            {
                await users.ResetAccessFailedCountAsync(meant);
                return (meant, meant);
            }
        }
        finally
        {
            hashers.Release();
        }
        await users.AccessFailedAsync(meant);
        return (null, meant);
    }

    public void Dispose() => hashers.Dispose();

    /// <summary>A wrong password of somebody known is counted in the store; the time of that write would tell who is known.</summary>
    private static Task WriteNothingAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Users.OrderBy(u => u.CreatedAt).Take(1).ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount), cancellationToken);

    private string HashOfNobody()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPasswordHasher<PortalUser>>().HashPassword(new PortalUser { CreatedAt = default }, Secret.New());
    }
}
