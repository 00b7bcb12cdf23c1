using TapBot.Core.Containers;
using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases.Disk;

public sealed class DiskPathTests
{
    private static readonly string[] Table =
    [
        "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw",
        "30 22 254:16 / /var/lib/docker rw,relatime shared:9 - xfs /dev/vdb rw",
        @"31 30 0:44 / /var/lib/docker/with\040space rw - nfs server:/x rw",
        "32 22 254:32 / /srv rw - ext4 /dev/vdc rw",
    ];

    [Theory]
    [InlineData("/var/lib/postgresql/data", "/volumes/pg/_data")]
    [InlineData("/var/lib/postgresql/data/pgdata", "/volumes/pg/_data/pgdata")]
    [InlineData("/var/lib/postgresql/data/wal/x", "/srv/wal/x")]
    [InlineData("/var/lib/postgresql", null)]
    [InlineData("/var/lib/postgresql/data2", null)]
    public void OfContainer_Directory_LiesInTheClosestMount(string directory, string? path)
    {
        ContainerMount[] mounts = [new("volume", "pg", "/var/lib/postgresql/data", true, "/volumes/pg/_data"), new("bind", "/srv/wal", "/var/lib/postgresql/data/wal/", true, "/srv/wal")];

        var found = DiskPath.OfContainer(mounts, directory, "db");

        Assert.Equal((path, path is null ? "databases.disk.unknown.layer" : null), (found.Path, found.Why?.Code));
    }

    [Fact]
    public void OfContainer_MemoryOnly_IsNotKnown() =>
        Assert.Equal("databases.disk.unknown.mount", DiskPath.OfContainer([new("tmpfs", "", "/var/lib/postgresql/data", true)], DiskPath.Usual, "db").Why?.Code);

    [Theory]
    [InlineData("/var/lib/docker/volumes/pg/_data", "/var/lib/docker")]
    [InlineData("/var/lib/docker/with space/x", "/var/lib/docker/with space")]
    [InlineData("/var/lib/docker2", "/")]
    [InlineData("/srv", "/srv")]
    public void MountOver_Path_IsTheClosestMount(string path, string point) => Assert.Equal(point, DiskPath.MountOver(Table, path));

    [Fact]
    public void MountOver_InAContainer_KnowsOnlyWhatIsMountedThere()
    {
        string[] own = ["22 1 0:40 / / rw - overlay overlay rw", Table[3]];

        Assert.Null(DiskPath.MountOver(own, "/var/lib/docker/volumes/pg/_data"));
        Assert.Equal("/srv", DiskPath.MountOver(own, "/srv/pg"));
    }
}
