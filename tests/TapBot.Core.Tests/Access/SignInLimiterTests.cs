using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;

namespace TapBot.Core.Tests.Access;

public sealed class SignInLimiterTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly SignInLimiter limiter;

    public SignInLimiterTests() => limiter = new SignInLimiter(time);

    [Fact]
    public void Take_OneAddress_WaitsLongerEachTime()
    {
        for (var i = 0; i < 5; i++)
            Assert.Null(limiter.Take("ada" + i, "192.0.2.1"));

        foreach (var seconds in new[] { 1, 2, 4, 8 })
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), limiter.Take("ada", "192.0.2.1"));
            time.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Null(limiter.Take("eve" + seconds, "192.0.2.1"));
        }
    }

    [Fact]
    public void Take_FloodFromOneAddress_LetsOthersInAtOnce()
    {
        for (var i = 0; i < 1_000; i++)
        {
            limiter.Take("ada", "192.0.2.1");
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.Null(limiter.Take("ada", "198.51.100.7"));
        Assert.Null(limiter.Take("bob", "198.51.100.8"));
    }

    [Fact]
    public void Take_OneAccountFromManyAddresses_IsSlowedDownAndNeverLockedForLong()
    {
        for (var i = 0; i < 2_000; i++)
        {
            limiter.Take("ada", $"10.0.{i / 250}.{i % 250}");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        var wait = limiter.Take("ada", "198.51.100.7");
        Assert.True(wait <= TimeSpan.FromMinutes(1), wait.ToString());
    }

    [Fact]
    public void Take_ManyAtTheSameMoment_AreAllCounted()
    {
        var let = Enumerable.Range(0, 100).AsParallel().Count(_ => limiter.Take("ada", "192.0.2.1") is null);

        Assert.Equal(5, let);
    }

    [Fact]
    public void Take_FromEverywhere_IsHeldByTheCommonBucket()
    {
        var let = Enumerable.Range(0, 200).Count(i => limiter.Take("user" + i, $"10.0.0.{i}") is null);

        Assert.Equal(20, let);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(limiter.Take("ada", "198.51.100.7"));
    }

    [Fact]
    public void Succeeded_OwnAccountInBetween_DoesNotWashTheAddressClean()
    {
        for (var i = 0; i < 5; i++)
        {
            limiter.Take("ada", "192.0.2.1");
            if (limiter.Take("eve", "192.0.2.1") is null)
                limiter.Succeeded("eve", "192.0.2.1");
        }

        Assert.NotNull(limiter.Take("ada", "192.0.2.1"));
    }

    [Fact]
    public void Take_AfterPeace_StartsAnew()
    {
        for (var i = 0; i < 6; i++)
            limiter.Take("ada", "192.0.2.1");
        time.Advance(TimeSpan.FromMinutes(31));

        for (var i = 0; i < 5; i++)
            Assert.Null(limiter.Take("ada", "192.0.2.1"));
    }

    [Theory]
    [InlineData("ada", " ADA ")]
    [InlineData("ada", "a\u00ADd\u200Ba")]
    [InlineData("ada", "ａｄａ")]
    [InlineData("ada", "a d\ta\u00A0")]
    public void AccountKey_VariantsOfAName_AreOneAccount(string one, string other) =>
        Assert.Equal(SignInLimiter.AccountKey(one), SignInLimiter.AccountKey(other));

    [Fact]
    public void AccountKey_HalfASurrogate_IsTaken() => Assert.NotNull(SignInLimiter.AccountKey("a\uD800"));

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::ffff:2")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1")]
    public void AddressKey_SameSubscriber_IsOneAddress(string one, string other) =>
        Assert.Equal(SignInLimiter.AddressKey(one), SignInLimiter.AddressKey(other));
}
