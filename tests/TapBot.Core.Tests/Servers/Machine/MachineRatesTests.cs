using TapBot.Core.Servers;

namespace TapBot.Core.Tests.Servers.Machine;

public sealed class MachineRatesTests
{
    private static readonly TimeSpan Five = TimeSpan.FromSeconds(5);

    [Fact]
    public void Of_FirstReading_HasNoRates()
    {
        var figures = MachineRates.Of(Counters(), null, TimeSpan.Zero);

        Assert.Null(figures.Cpu);
        Assert.Null(figures.Killed);
        Assert.Empty(figures.Disks);
        Assert.Empty(figures.Networks);
        Assert.Equal((4_000L, 1_000L, 0.25), (figures.MemoryTotal, figures.MemoryUsed, figures.MemoryShare));
        Assert.Equal((100L, 25L), (figures.SwapTotal, figures.SwapUsed));
    }

    [Fact]
    public void Of_TwoReadings_SharesTheTimeBetweenThem()
    {
        var now = Counters() with
        {
            Cpu = new CpuTimes(300, 150, 1_400, 130, 70), Killed = 3,
            Disks = new Dictionary<string, DiskCounters> { ["vda"] = new(10_000 + 50, 20_000 + 5_000, 1_000 + 2_500), ["new"] = new(1, 1, 1) },
            Networks = new Dictionary<string, NetworkCounters> { ["eth0"] = new(100, 1_000 + 500, 5) },
        };

        var figures = MachineRates.Of(now, Counters(), Five);

        Assert.Equal((0.25, 0.05, 0.03, 0.02), (figures.Cpu, figures.CpuSystem, figures.CpuWaiting, figures.CpuStolen));
        Assert.Equal(2, figures.Killed);
        Assert.Equal(new DiskFigures("vda", 10, 1_000, 0.5), Assert.Single(figures.Disks));
        // It carries less than before: it was put in again.
        Assert.Equal(new NetworkFigures("eth0", 0, 100, 0), Assert.Single(figures.Networks));
    }

    [Fact]
    public void Of_MachineThatHasRestarted_BeginsAnew()
    {
        var figures = MachineRates.Of(Counters() with { Cpu = new CpuTimes(1, 1, 1, 1, 1), Killed = 0 }, Counters(), Five);

        Assert.Null(figures.Cpu);
        Assert.Null(figures.Killed);
        Assert.Empty(figures.Networks);
    }

    [Fact]
    public void Of_NothingKnown_IsNothing()
    {
        var figures = MachineRates.Of(new MachineCounters { At = DateTimeOffset.UnixEpoch, Stamp = 0 }, new MachineCounters { At = DateTimeOffset.UnixEpoch, Stamp = 0 }, Five);

        Assert.Equal((null, null, null, null), (figures.Cpu, figures.MemoryTotal, figures.MemoryShare, figures.Uptime));
    }

    [Fact]
    public void Uptime_ClockSetBack_IsNeverNegative() =>
        Assert.Equal(0, (MachineRates.Of(Counters(), null, TimeSpan.Zero) with { StartedAt = DateTimeOffset.UnixEpoch.AddHours(2) }).Uptime);

    private static MachineCounters Counters() => new()
    {
        At = DateTimeOffset.UnixEpoch,
        Stamp = 0,
        Cpu = new CpuTimes(100, 100, 700, 100, 50),
        Cores = 2,
        Killed = 1,
        Memory = new Dictionary<string, long> { ["MemTotal"] = 4_000, ["MemAvailable"] = 3_000, ["SwapTotal"] = 100, ["SwapFree"] = 75 },
        Disks = new Dictionary<string, DiskCounters> { ["vda"] = new(10_000, 20_000, 1_000) },
        Networks = new Dictionary<string, NetworkCounters> { ["eth0"] = new(1_000, 1_000, 5) },
    };
}
