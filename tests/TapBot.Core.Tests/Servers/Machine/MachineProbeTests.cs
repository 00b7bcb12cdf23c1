using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Servers;

namespace TapBot.Core.Tests.Servers.Machine;

public sealed class MachineProbeTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("tapbot-machine-").FullName;

    public void Dispose() => Directory.Delete(root, true);

    [Fact]
    public void Read_ThisMachine_SaysWhatEveryKernelSays()
    {
        var now = new MachineProbe(TimeProvider.System).Read();

        Assert.InRange(now.Cores, 1, 4096);
        Assert.InRange(now.Memory["MemAvailable"], 1, now.Memory["MemTotal"]);
        Assert.True(now.Cpu!.Value.Total > 0);
        Assert.InRange(now.StartedAt!.Value, DateTimeOffset.UnixEpoch.AddYears(40), TimeProvider.System.GetUtcNow());
        Assert.NotNull(now.Load);
        Assert.DoesNotContain("lo", now.Networks.Keys);
    }

    [Fact]
    public void Read_FilesOfAMachine_TakesWholeDisksItsOwnNetworkAndTheSensors()
    {
        Write("/proc/stat", "cpu  1 2 3 4 5 6 7 8 0 0\ncpu0 1 2 3 4 5 6 7 8 0 0\nbtime 1700000000\n");
        Write("/proc/vmstat", "pgfault 1\noom_kill 4\n");
        Write("/proc/pressure/memory", "some avg10=1.00 avg60=0 avg300=0 total=1\nfull avg10=0.50 avg60=0 avg300=0 total=1\n");
        Write("/proc/diskstats", "8 0 sda 1 0 2 1 1 0 4 1 0 9 9\n8 1 sda1 1 0 2 1 1 0 4 1 0 9 9\n253 0 dm-0 1 0 2 1 1 0 4 1 0 9 9\n7 0 loop0 1 0 2 1 1 0 4 1 0 9 9\n");
        Directory.CreateDirectory(root + "/sys/block/sda");
        Directory.CreateDirectory(root + "/sys/block/dm-0");
        Directory.CreateDirectory(root + "/sys/block/loop0");
        Write("/proc/net/dev", "eth0: 10 1 0 0 0 0 0 0 20 1 0 0 0 0 0 0\n");
        Write("/sys/class/hwmon/hwmon0/temp1_input", "41500\n");

        var now = new MachineProbe(new FakeTimeProvider(), root).Read();

        Assert.Equal((4L, 0.01, 0.005), (now.Killed, now.MemoryPressure!.Some, now.MemoryPressure.Full));
        Assert.Equal(["sda"], now.Disks.Keys);
        Assert.Equal(["eth0"], now.Networks.Keys);
        Assert.Equal([41.5], now.Temperatures.Values);
        Assert.Null(now.CpuPressure);
        Assert.Null(now.Load);
        Assert.Empty(now.Memory);
    }

    [Fact]
    public void Read_InAContainerWithTheMachinesProcesses_TakesTheMachinesNetwork()
    {
        Write("/proc/net/dev", "eth0: 10 1 0 0 0 0 0 0 20 1 0 0 0 0 0 0\n");
        Write("/host/proc/1/net/dev", "ens3: 10 1 0 0 0 0 0 0 20 1 0 0 0 0 0 0\n");
        Write("/host/proc/loadavg", "1.00 2.00 3.00 1/2 3\n");

        var now = new MachineProbe(new FakeTimeProvider(), root).Read();

        Assert.Equal(["ens3"], now.Networks.Keys);
        Assert.Equal((1, 2, 3), now.Load);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(root + path)!);
        File.WriteAllText(root + path, text);
    }
}
