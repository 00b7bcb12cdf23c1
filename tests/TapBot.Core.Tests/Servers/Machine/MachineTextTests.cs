using TapBot.Core.Servers;

namespace TapBot.Core.Tests.Servers.Machine;

public sealed class MachineTextTests
{
    private const string Stat = "cpu  100 20 30 1000 40 5 6 7 90 0\ncpu0 50 10 15 500 20 2 3 3 45 0\ncpu1 50 10 15 500 20 3 3 4 45 0\nintr 12 0 0\nctxt 99\nbtime 1700000000\nprocesses 5\nprocs_running 2\nprocs_blocked 1\n";

    [Fact]
    public void Cpu_OfAllProcessors_CountsGuestsOnceAndTheirTimeNotAgain()
    {
        Assert.Equal(new CpuTimes(120, 41, 1000, 40, 7), MachineText.Cpu(Stat));
        Assert.Equal(2, MachineText.Cores(Stat));
    }

    [Theory]
    [InlineData("cpu  1 2 3\n")]
    [InlineData("cpu  1 2 x 4 5 6 7 8\n")]
    [InlineData("")]
    [InlineData("cpu0 1 2 3 4 5 6 7 8\n")]
    public void Cpu_NotUnderstood_IsNull(string stat) => Assert.Null(MachineText.Cpu(stat));

    [Theory]
    [InlineData("btime", 1700000000L)]
    [InlineData("procs_running", 2L)]
    [InlineData("procs", null)]
    [InlineData("intr", 12L)]
    public void Number_OfAWord_IsThatOfTheWholeWord(string word, long? expected) => Assert.Equal(expected, MachineText.Number(Stat, word));

    [Fact]
    public void Load_OfTheFile_HasThreeMeans() => Assert.Equal((1.84, 4.40, 4.34), MachineText.Load("1.84 4.40 4.34 1/429 27084\n"));

    [Theory]
    [InlineData("")]
    [InlineData("1,84 4.40 4.34 1/429 27084\n")]
    public void Load_NotUnderstood_IsNull(string text) => Assert.Null(MachineText.Load(text));

    [Fact]
    public void Memory_OfTheFile_IsInBytesAndLeavesOutWhatHasNoUnit()
    {
        var memory = MachineText.Memory("MemTotal:        2031000 kB\nMemAvailable:    1000000 kB\nHugePages_Total:       3\nSwapTotal:             0 kB\nOdd: -1 kB\n");

        Assert.Equal(["MemAvailable", "MemTotal", "SwapTotal"], memory.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2031000L * 1024, memory["MemTotal"]);
    }

    [Fact]
    public void Pressure_OfTheFile_IsAShareOfTheLastTenSeconds()
    {
        Assert.Equal(new MachinePressure(0.1331, 0.02), MachineText.Pressure("some avg10=13.31 avg60=20.92 avg300=37.38 total=664358508\nfull avg10=2.00 avg60=0.00 avg300=0.00 total=1\n"));
        Assert.Equal(new MachinePressure(0, null), MachineText.Pressure("some avg10=0.00 avg60=0.00 avg300=0.00 total=0\n"));
        Assert.Null(MachineText.Pressure(""));
    }

    [Fact]
    public void Disks_OfTheFile_AreWholeDevicesInBytes()
    {
        const string Text = " 254       0 vda 100 0 2000 10 50 0 4000 20 0 300 330 0 0 0 0 0 0\n 254       1 vda1 90 0 1900 10 50 0 4000 20 0 300 330\n   7       0 loop0 1 0 1 1 0 0 0 0 0 1 1\n 8 0 sda 1\n";

        var disk = Assert.Single(MachineText.Disks(Text, name => name is "vda" or "sda"));

        Assert.Equal(("vda", new DiskCounters(2000 * 512, 4000 * 512, 300)), (disk.Key, disk.Value));
    }

    [Fact]
    public void Networks_OfTheFile_AreThoseThatLeadOut()
    {
        const string Text = "Inter-|   Receive                                                |  Transmit\n face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n    lo: 500 1 0 0 0 0 0 0 500 1 0 0 0 0 0 0\n  eth0:1000 10 1 2 0 0 0 0 2000 20 3 4 0 0 0 0\nveth12: 7 1 0 0 0 0 0 0 7 1 0 0 0 0 0 0\n";

        var network = Assert.Single(MachineText.Networks(Text, MachineText.LeadsOut));

        Assert.Equal(("eth0", new NetworkCounters(1000, 2000, 10)), (network.Key, network.Value));
    }

    [Theory]
    [InlineData("eth0", true)]
    [InlineData("ens3", true)]
    [InlineData("wg0", true)]
    [InlineData("bond0", true)]
    [InlineData("br0", true)]
    [InlineData("lo", false)]
    [InlineData("br-0a1b2c", false)]
    [InlineData("docker0", false)]
    [InlineData("vethabc", false)]
    public void LeadsOut_Interface_IsToldByItsName(string name, bool expected) => Assert.Equal(expected, MachineText.LeadsOut(name));
}
