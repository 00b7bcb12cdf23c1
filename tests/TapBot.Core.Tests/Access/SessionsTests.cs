using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

public sealed class SessionsTests : IAsyncLifetime
{
    private StorageRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Sessions Sessions => rig.Get<Sessions>();

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task FindAsync_OtherSecret_FindsNobody()
    {
        var (secret, _) = await rig.SignInAsync();

        Assert.Null(await Sessions.FindAsync(secret[..^1] + (secret[^1] == 'x' ? 'y' : 'x'), null, true, Token));
        Assert.Null(await Sessions.FindAsync("", null, true, Token));
    }

    [Fact]
    public async Task FindAsync_NoActivityForTheIdleTime_HasEnded()
    {
        var (secret, actor) = await rig.SignInAsync();

        rig.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(await Sessions.FindAsync(secret, null, active: false, Token));
        rig.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Null(await Sessions.FindAsync(secret, null, true, Token));
        Assert.False(await Sessions.IsAliveAsync(actor, Token));
        Assert.Equal(Rights.None, await rig.Get<AccessGuard>().RightsOfAsync(actor, Token));
    }

    [Fact]
    public async Task FindAsync_Activity_KeepsItAliveUntilTheAbsoluteLimit()
    {
        var (secret, _) = await rig.SignInAsync();

        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            Assert.NotNull(await Sessions.FindAsync(secret, null, active: true, Token));
            rig.Time.Advance(TimeSpan.FromMinutes(20));
        }
        Assert.NotNull(await Sessions.FindAsync(secret, null, active: true, Token));
        rig.Time.Advance(TimeSpan.FromMinutes(21));

        Assert.Null(await Sessions.FindAsync(secret, null, active: true, Token));
    }

    [Fact]
    public async Task EndAsync_Session_LosesItsRightsAtOnceAndOthersKeepTheirs()
    {
        var (_, first) = await rig.SignInAsync();
        var (_, second) = await rig.SignInAsync();
        var guard = rig.Get<AccessGuard>();
        Assert.True(await guard.AllowsAsync(first, Permission.See, Scope.Portal, Token));

        await Sessions.EndAsync(first, Token);

        Assert.False(await guard.AllowsAsync(first, Permission.See, Scope.Portal, Token));
        Assert.True(await guard.AllowsAsync(second, Permission.See, Scope.Portal, Token));
        Assert.NotEqual(first.SessionId, second.SessionId);
    }

    [Fact]
    public async Task RightsOf_DisabledUser_IsNothingWithinTheTimeOfTheCache()
    {
        var (secret, actor) = await rig.SignInAsync();
        var guard = rig.Get<AccessGuard>();
        Assert.True(await guard.AllowsAsync(actor, Permission.See, Scope.Portal, Token));

        await rig.Storage.WriteAsync(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Disabled, true), Token), Token);
        rig.Time.Advance(AccessGuard.CacheTime);

        Assert.False(await guard.AllowsAsync(actor, Permission.See, Scope.Portal, Token));
        Assert.Null(await Sessions.FindAsync(secret, null, true, Token));
    }

    [Fact]
    public async Task RightsOf_SessionOfSomebodyElse_IsNothing()
    {
        var (_, actor) = await rig.SignInAsync();

        Assert.Equal(Rights.None, await rig.Get<AccessGuard>().RightsOfAsync(actor with { Id = "other" }, Token));
        Assert.Equal(Rights.None, await rig.Get<AccessGuard>().RightsOfAsync(actor with { SessionId = null }, Token));
    }

    [Fact]
    public async Task StartAsync_Secret_IsNotInTheStore()
    {
        var (secret, _) = await rig.SignInAsync();

        // A checkpoint may move the row from the log into the store at any time, and take the log away: the log is read first.
        byte[] file = [.. await BytesAsync("portal.db-wal"), .. await BytesAsync("portal.db")];

        Assert.Equal(-1, file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)));
        Assert.NotEqual(-1, file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Secret.Hash(secret))));

        async Task<byte[]> BytesAsync(string name)
        {
            try
            {
                return await File.ReadAllBytesAsync(Path.Combine(rig.Folder, name), Token);
            }
            catch (FileNotFoundException)
            {
                return [];
            }
        }
    }
}
