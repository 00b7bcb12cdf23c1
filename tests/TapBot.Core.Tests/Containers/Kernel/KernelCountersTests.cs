using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers;
using TapBot.Core.Containers.Kernel;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Containers.Kernel;

public sealed class KernelCountersTests
{
    private const long MachineMemory = 8L << 30;
    private static readonly Container Web = A.Container("web") with { Process = new ContainerProcess(FakeKernel.Pid, OnMachineNetwork: false) };

    [Fact]
    public void Version2_Container_HasAllItsCounters()
    {
        using var kernel = FakeKernel.Version2();
        var machine = (3957277UL + 543874 + 895319 + 2954232 + 36894 + 10 + 24969) * 10_000_000;
        Assert.Equal(new ContainerCounters(A.Noon, 330_785_000, machine, 2, 5_000_000, MachineMemory, 946, 1200, 4196, 8392, 3), Read(kernel, Web));
    }

    [Fact]
    public void Version2_Limit_IsTheContainersUnlessTheMachineHasLess()
    {
        using var kernel = FakeKernel.Version2().With($"/sys/fs/cgroup{FakeKernel.Scope}/memory.max", "33554432\n");
        Assert.Equal(33554432, Read(kernel, Web)!.MemoryLimit);
        kernel.With($"/sys/fs/cgroup{FakeKernel.Scope}/memory.max", $"{MachineMemory * 2}\n");
        Assert.Equal(MachineMemory, Read(kernel, Web)!.MemoryLimit);
    }

    [Theory]
    [InlineData("/docker/ID", "")] // cgroupfs as the driver
    [InlineData("/user.slice/user-1000.slice/user@1000.service/user.slice/docker-ID.scope", "")] // an engine without root
    [InlineData("/system.slice/docker-ID.scope", "/init.scope")] // systemd within the container has moved itself
    [InlineData("/docker/0a1b2c3d/docker/ID", "")] // an engine within a container
    public void Version2_AnyPlace_IsFound(string folder, string within)
    {
        folder = folder.Replace("ID", FakeKernel.Id, StringComparison.Ordinal);
        using var kernel = FakeKernel.Version2(folder).With($"/proc/{FakeKernel.Pid}/cgroup", $"0::{folder}{within}\n");
        Assert.Equal(330_785_000UL, Read(kernel, Web)!.Cpu);
    }

    [Theory]
    [InlineData("0::/system.slice/cron.service\n")] // the number belongs to somebody else now
    [InlineData("0::/system.slice/docker-2d93af82df5025f39d96b4cc29ec05aff394ebedb8dd19020f51738c009bdd7d.scope\n")] // to another container
    [InlineData("0::/../docker-ID.scope\n")] // seen from within a namespace of groups
    [InlineData("0::/\n")]
    [InlineData("4:memory:/docker/ID\n")] // of version 1 alone
    [InlineData("")]
    public void Process_OfAnother_IsNotTheContainer(string groups)
    {
        using var kernel = FakeKernel.Version2().With($"/proc/{FakeKernel.Pid}/cgroup", groups.Replace("ID", FakeKernel.Id, StringComparison.Ordinal));
        Assert.Null(Read(kernel, Web));
    }

    [Theory]
    [InlineData("/proc/4242/cgroup")]
    [InlineData("/proc/4242/net/dev")]
    [InlineData("/proc/stat")]
    [InlineData("/sys/fs/cgroup/GROUP/cpu.stat")]
    [InlineData("/sys/fs/cgroup/GROUP/memory.current")]
    [InlineData("/sys/fs/cgroup/GROUP/memory.stat")]
    [InlineData("/sys/fs/cgroup/GROUP/memory.max")]
    [InlineData("/sys/fs/cgroup/GROUP/io.stat")]
    [InlineData("/sys/fs/cgroup/GROUP/pids.current")]
    public void File_GoneOrStrange_IsNoAnswer(string path)
    {
        path = path.Replace("/GROUP", FakeKernel.Scope, StringComparison.Ordinal);
        using var kernel = FakeKernel.Version2();
        Assert.NotNull(Read(kernel, Web));
        if (!path.EndsWith("io.stat", StringComparison.Ordinal) && !path.EndsWith("net/dev", StringComparison.Ordinal)) // both may rightly list nothing
        {
            kernel.With(path, "what is this");
            Assert.Null(Read(kernel, Web));
        }
        kernel.Without(path);
        Assert.Null(Read(kernel, Web));
    }

    [Fact]
    public void Process_UnknownOrElsewhere_IsNoAnswer()
    {
        using var kernel = FakeKernel.Version2();
        Assert.Null(Read(kernel, Web with { Process = null }));
        Assert.Null(Read(kernel, Web with { Process = new ContainerProcess(FakeKernel.Pid + 1, OnMachineNetwork: false) }));
        Assert.Null(Read(kernel, Web with { Id = FakeKernel.Id[..12] }));
        Assert.NotNull(Read(kernel, Web));
    }

    [Fact]
    public void Container_StartedAgain_IsFoundByItsNewProcess()
    {
        using var kernel = FakeKernel.Version2();
        kernel.Without($"/proc/{FakeKernel.Pid}/cgroup").With("/proc/5000/cgroup", $"0::{FakeKernel.Scope}\n").With("/proc/5000/net/dev", FakeKernel.NetDev("eth0: 5 1 0 0 0 0 0 0 6 1 0 0 0 0 0 0"));
        var counters = new KernelCounters(new FakeTimeProvider(A.Noon), kernel.Root);
        Assert.Null(counters.Read(Web, MachineMemory));
        Assert.Equal(5UL, counters.Read(Web with { Process = new ContainerProcess(5000, OnMachineNetwork: false) }, MachineMemory)!.NetworkIn);
    }

    [Fact]
    public void Container_OnTheMachinesNetwork_HasNoneOfItsOwn()
    {
        using var kernel = FakeKernel.Version2();
        var read = Read(kernel, Web with { Process = new ContainerProcess(FakeKernel.Pid, OnMachineNetwork: true) })!;
        Assert.Equal((0UL, 0UL), (read.NetworkIn, read.NetworkOut));
    }

    [Fact]
    public void Kernel_WithoutGroups_IsNoAnswer()
    {
        using var none = FakeKernel.Version2().Without("/proc/self/mountinfo");
        Assert.Null(Read(none, Web));
        using var part = FakeKernel.Version2().With("/proc/self/mountinfo", FakeKernel.Unified.Replace(" / /sys", $" {FakeKernel.Scope} /sys", StringComparison.Ordinal));
        Assert.Null(Read(part, Web));
    }

    [Fact]
    public void Stat_OfABigMachine_IsReadWhole()
    {
        var cores = string.Concat(Enumerable.Range(0, 512).Select(i => $"cpu{i} 19427290 2620250 4393680 15405890 105220 0 96650 114040 0 0\n"));
        using var kernel = FakeKernel.Version2().With("/proc/stat", "cpu  10 0 0 0 0 0 0 0 0 0\n" + cores + "intr 1" + string.Concat(Enumerable.Repeat(" 0", 50_000)) + "\n");
        var read = Read(kernel, Web)!;
        Assert.Equal((100_000_000UL, 512U), (read.MachineCpu, read.Cores));
    }

    private static ContainerCounters? Read(FakeKernel kernel, Container container) => new KernelCounters(new FakeTimeProvider(A.Noon), kernel.Root).Read(container, MachineMemory);
}
