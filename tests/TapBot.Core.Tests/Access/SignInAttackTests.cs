using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Access;

/// <summary>What somebody does who has neither password nor phone.</summary>
public sealed class SignInAttackTests : IAsyncLifetime
{
    private readonly CountingHasher hasher = new();
    private StorageRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rig = await StorageRig.StartAsync(replace: services => services.AddSingleton<IPasswordHasher<PortalUser>>(hasher));
        await rig.SetUpAsync();
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData("ada", "wrong")]
    [InlineData("nobody", "wrong")]
    [InlineData("", "wrong")]
    public async Task Name_KnownOrNot_CostsTheSameHashAndGetsTheSameAnswer(string name, string password)
    {
        await TryAsync("warm up", password, "192.0.2.9");
        var before = hasher.Verified;

        var answer = await TryAsync(name, password, "192.0.2.1");

        Assert.Equal(1, hasher.Verified - before);
        Assert.Equal(SignInAnswer.Refused(), answer);
    }

    [Fact]
    public async Task Flood_OfNameVariantsFromOneAddress_CostsFiveHashesAndKeepsNobodyElseOut()
    {
        var variants = new[] { "ada", "ADA", " ada", "a d a", "ａｄａ", "ada\u200b", "ada\t", "Ada ", "\u00a0ada", "ad\u00ada" };
        var before = hasher.Verified;

        for (var i = 0; i < 100; i++)
            Assert.Null((await TryAsync(variants[i % variants.Length], "guess " + i, "192.0.2.1")).SessionSecret);

        Assert.Equal(5, hasher.Verified - before);
        Assert.NotNull((await TryAsync("ada", StorageRig.Password, "198.51.100.7")).SessionSecret);
    }

    [Fact]
    public async Task Flood_FromManyAddresses_SlowsTheAccountDownAndDoesNotLockItForGood()
    {
        for (var i = 0; i < 40; i++)
        {
            await TryAsync("ada", "guess " + i, $"203.0.113.{i}");
            rig.Time.Advance(TimeSpan.FromMilliseconds(250));
        }
        Assert.NotNull((await TryAsync("ada", StorageRig.Password, "198.51.100.7")).RetryAfter);

        rig.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull((await TryAsync("ada", StorageRig.Password, "198.51.100.7")).SessionSecret);
    }

    private Task<SignInAnswer> TryAsync(string name, string password, string address) => rig.Get<SignInDoor>().TryAsync(name, password, address, "test", Token);

    private sealed class CountingHasher : IPasswordHasher<PortalUser>
    {
        private readonly PasswordHasher<PortalUser> real = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

        public int Verified { get; private set; }

        public string HashPassword(PortalUser user, string password) => real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
