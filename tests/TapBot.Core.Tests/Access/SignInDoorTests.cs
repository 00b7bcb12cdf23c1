using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

public sealed class SignInDoorTests : IAsyncLifetime
{
    private StorageRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData("ada", "not the password at all")]
    [InlineData("nobody", StorageRig.Password)]
    [InlineData("", StorageRig.Password)]
    [InlineData("ada", "")]
    [InlineData("ada", " " + StorageRig.Password)]
    public async Task TryAsync_WrongNameOrPassword_IsRefusedInTheSameWords(string name, string password)
    {
        var answer = await TryAsync(name, password);

        Assert.Null(answer.SessionSecret);
        Assert.Equal("access.signIn.refused", answer.Reason!.Code);
        Assert.Null(answer.RetryAfter);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData(" ADA ")]
    public async Task TryAsync_RightPassword_StartsASession(string name) => Assert.NotNull((await TryAsync(name, StorageRig.Password)).SessionSecret);

    [Fact]
    public async Task TryAsync_OverlongInput_IsRefusedWithoutHashingIt()
    {
        var answer = await TryAsync("ada", new string('x', 1_000_000));

        Assert.Equal("access.signIn.refused", answer.Reason!.Code);
    }

    [Fact]
    public async Task TryAsync_ManyWrong_MustWaitWithVariantsOfTheNameToo()
    {
        for (var i = 0; i < 5; i++)
            await TryAsync("ada", "wrong");

        var answer = await TryAsync("A D A", StorageRig.Password);

        Assert.Equal(TimeSpan.FromSeconds(1), answer.RetryAfter);
        Assert.Equal("access.signIn.wait", answer.Reason!.Code);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull((await TryAsync("ada", StorageRig.Password)).SessionSecret);
    }

    [Fact]
    public async Task TryAsync_LockedOut_IsRefusedInTheSameWords()
    {
        await rig.Storage.WriteAsync(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.LockoutEnd, new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero)), Token), Token);

        Assert.Equal("access.signIn.refused", (await TryAsync("ada", StorageRig.Password)).Reason!.Code);
    }

    [Fact]
    public async Task TryAsync_WrongPassword_IsCountedInTheStore()
    {
        await TryAsync("ada", "wrong");
        await TryAsync("ada", "wrong");

        Assert.Equal(2, await rig.Storage.ReadAsync(db => db.Users.Select(u => u.AccessFailedCount).SingleAsync(Token)));
        await TryAsync("ada", StorageRig.Password);
        Assert.Equal(0, await rig.Storage.ReadAsync(db => db.Users.Select(u => u.AccessFailedCount).SingleAsync(Token)));
    }

    [Fact]
    public async Task TryAsync_HashOfFewerRounds_IsRenewed()
    {
        var weak = new PasswordHasher<PortalUser>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 10 }))
            .HashPassword(new PortalUser { CreatedAt = default }, StorageRig.Password);
        await rig.Storage.WriteAsync(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.PasswordHash, weak), Token), Token);

        Assert.NotNull((await TryAsync("ada", StorageRig.Password)).SessionSecret);

        Assert.NotEqual(weak, await rig.Storage.ReadAsync(db => db.Users.Select(u => u.PasswordHash).SingleAsync(Token)));
    }

    [Fact]
    public async Task TryAsync_GoodAndBad_AreInTheAuditTrailWithoutUnknownNames()
    {
        await TryAsync("hunter2 is my password", "wrong");
        await TryAsync("ada", "wrong");
        await TryAsync("ada", StorageRig.Password);

        var rows = await rig.Storage.ReadAsync(db => db.Set<AuditRow>().Where(r => r.Action == "access.signIn").OrderBy(r => r.Sequence).ToListAsync(Token));
        Assert.Equal([("?", "refused"), ("ada", "refused"), ("ada", "done")], rows.Select(r => (r.ActorName, r.Outcome!)));
        Assert.All(rows, r => Assert.Equal("192.0.2.1", r.Address));
    }

    private Task<SignInAnswer> TryAsync(string name, string password) => rig.Get<SignInDoor>().TryAsync(name, password, "192.0.2.1", "test", Token);
}
