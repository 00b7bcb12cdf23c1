using TapBot.Core.Servers;

namespace TapBot.Core.Tests.Servers.Machine;

public sealed class MountTableTests
{
    private static readonly string[] Lines =
    [
        "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,errors=remount-ro",
        "23 22 0:21 / /proc rw,nosuid - proc proc rw",
        "30 22 254:16 / /srv/my\\040data ro,relatime shared:2 - xfs /dev/vdb ro",
        "31 22 254:0 /var/lib/docker/volumes/x/_data /mnt/x rw - ext4 /dev/vda rw",
        "32 22 0:50 / /net rw - nfs4 server:/export rw",
        "33 22 254:32 /hosts /etc/hosts rw - ext4 /dev/vdc rw",
        "34 22 254:32 /volumes/data /data rw - ext4 /dev/vdc rw",
        "not a line",
    ];

    [Fact]
    public void Disks_OfTheTable_AreEachOnceWhereMostOfItIsAndNeverOnTheNetwork()
    {
        var disks = MountTable.Disks(MountTable.Parse(Lines), p => p != "/etc/hosts");

        Assert.Equal([("/", "ext4", false), ("/data", "ext4", false), ("/srv/my data", "xfs", true)], disks.Select(d => (d.Point, d.Kind, d.IsReadOnly)));
    }

    [Theory]
    [InlineData("/srv/my data/deep", "/srv/my data")]
    [InlineData("/srv/my database", "/")]
    [InlineData("/proc/1", "/proc")]
    public void Over_APath_IsTheClosestMount(string path, string expected) => Assert.Equal(expected, MountTable.Over(MountTable.Parse(Lines), path)!.Point);
}
