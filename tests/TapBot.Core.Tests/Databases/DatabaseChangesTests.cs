using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Databases;

/// <summary>Which changes of containers concern the instances.</summary>
public sealed class DatabaseChangesTests
{
    [Fact]
    public void Changes_OfAllSorts_ConcernInstancesWheneverALookAtAllFindsOthers()
    {
        var changing = new ChangingFleet(seed: 8);
        var (before, others, quiet) = (Fleet.Empty, 0, 0);
        for (var i = 0; i < 1_000; i++)
        {
            var now = changing.Next();
            var concerns = now.ChangedSince(before).Any(d => d.Touches(DatabaseDirectory.IsPostgres));
            var isOther = !Directory(before).SequenceEqual(Directory(now));

            Assert.True(!isOther || concerns);
            (others, quiet) = (others + (isOther ? 1 : 0), quiet + (concerns ? 0 : 1));
            before = now;
        }
        Assert.All([others, quiet], c => Assert.InRange(c, 100, 900));
    }

    private static IReadOnlyList<DatabaseTarget> Directory(Fleet fleet) =>
        DatabaseDirectory.Of([new() { Name = "given", ConnectionString = "Host=10.0.0.7;Username=u;Password=p" }], [], fleet.Containers, s => s != A.Server("server-2"));
}
