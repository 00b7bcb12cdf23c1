using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Certificates;

public sealed class PublishedPortTests
{
    [Fact]
    public void IsOtherwise_AllSortsOfChanges_IsSaidExactlyWhenALookAtAllFindsOtherPorts()
    {
        var changing = new ChangingFleet(seed: 7);
        var (before, others, quiet) = (Fleet.Empty, 0, 0);
        for (var i = 0; i < 1_000; i++)
        {
            var now = changing.Next();
            var isOther = !PublishedPort.Of(before.Containers).Keys.ToHashSet().SetEquals(PublishedPort.Of(now.Containers).Keys);

            Assert.Equal(isOther, now.ChangedSince(before).Any(PublishedPort.IsOtherwise));
            _ = isOther ? others++ : quiet++;
            before = now;
        }
        Assert.All([others, quiet], c => Assert.InRange(c, 100, 900));
    }
}
