using TapBot.Portal.Features.Wall;
using TapBot.Testing.Figures;

namespace TapBot.Portal.Tests.Features.Wall;

public sealed class FreshnessTests
{
    private readonly JumpingTime time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void AgeOf_TimePasses_GrowsAndBeginsAnewWithANewValue()
    {
        var ages = new Freshness(time);
        var at = time.GetUtcNow() - TimeSpan.FromSeconds(3);
        Assert.Equal(TimeSpan.FromSeconds(3), ages.AgeOf("a", at));

        time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(10), ages.AgeOf("a", at));
        Assert.Equal(TimeSpan.FromSeconds(1), ages.AgeOf("a", time.GetUtcNow() - TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void AgeOf_ClockIsSet_NeitherYoungNorOldNorNegative(int hours)
    {
        var ages = new Freshness(time);
        var at = time.GetUtcNow();
        ages.AgeOf("dead", at);
        ages.AgeOf("alive", at);
        time.Advance(TimeSpan.FromSeconds(5));

        time.Jump(TimeSpan.FromHours(hours));

        Assert.Equal(TimeSpan.FromSeconds(5), ages.AgeOf("dead", at)); // a dead source grows old all the same
        Assert.Equal(TimeSpan.Zero, ages.AgeOf("alive", time.GetUtcNow()));
        time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(TimeSpan.FromSeconds(45), ages.AgeOf("dead", at));
    }

    [Fact]
    public void AgeOf_ValueOfTheFuture_IsNothing()
    {
        var ages = new Freshness(time);

        Assert.Equal(TimeSpan.Zero, ages.AgeOf("a", time.GetUtcNow() + TimeSpan.FromHours(2)));
    }
}
