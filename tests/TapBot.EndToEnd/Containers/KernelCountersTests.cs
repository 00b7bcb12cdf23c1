using TapBot.Core.Containers;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Containers.Kernel;

namespace TapBot.EndToEnd.Containers;

/// <summary>What the kernel says of a real container lies between two answers of its engine.</summary>
[Collection<BesideTests>]
public sealed class KernelCountersTests
{
    // What it writes is not waited for: with groups of version 1 a kernel may count none of it, and the engine then says 0 as well.
    private const string Busy =
        "while :; do dd if=/dev/zero of=/data/file bs=64k count=16 oflag=direct 2>/dev/null; ping -c 1 -w 1 $(ip route | cut -d' ' -f3 | head -1) >/dev/null; done";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Engines() => [.. RealEngine.Variables()];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Kernel_BusyContainer_SaysWhatTheEngineSays(string variable)
    {
        await using var rig = await Rig.OpenAsync(variable);
        var container = await rig.RunAsync(Busy, "--network", "bridge", "--memory", "64m", "--volume", "/data");
        var (before, read, after) = await rig.ReadAsync(container, (_, r, _) => r is { NetworkIn: > 1_000, NetworkOut: > 500, Cpu: > 100_000_000 });

        Assert.InRange(read.Cpu, before.Cpu, after.Cpu);
        Assert.InRange(read.MachineCpu, before.MachineCpu, after.MachineCpu);
        Assert.InRange(read.NetworkIn, before.NetworkIn, after.NetworkIn);
        Assert.InRange(read.NetworkOut, before.NetworkOut, after.NetworkOut);
        Assert.InRange(read.BlockRead, before.BlockRead, after.BlockRead);
        Assert.InRange(read.BlockWrite, before.BlockWrite, after.BlockWrite);
        Assert.Equal((before.Cores, before.MemoryLimit), (read.Cores, read.MemoryLimit));
        Assert.Equal(64 << 20, read.MemoryLimit);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("host")] // the engine counts nothing for it
    public async Task Kernel_QuietContainer_SaysWhatTheEngineSays(string network)
    {
        await using var rig = await Rig.OpenAsync("TAPBOT_TEST_DOCKER");
        var container = await rig.RunAsync("sleep 600", "--network", network);
        var (before, read, after) = await rig.ReadAsync(container, (b, r, a) => b.Memory == a.Memory && b.Cpu == a.Cpu && r.Memory > 0 && r.Processes > 0);

        Assert.Equal(before with { At = read.At, MachineCpu = read.MachineCpu }, read);
        Assert.Equal(after with { At = read.At, MachineCpu = read.MachineCpu }, read);
        Assert.Equal(rig.Memory, read.MemoryLimit);
    }

    [Fact]
    public async Task Kernel_ContainerThatIsGoneOrOnTheNetworkOfAnother_SaysNothing()
    {
        await using var rig = await Rig.OpenAsync("TAPBOT_TEST_DOCKER");
        var first = await rig.RunAsync("sleep 600");
        var second = await rig.RunAsync("sleep 600", "--network", $"container:{first.Id}");
        Assert.NotNull(rig.Kernel.Read(first, rig.Memory));
        Assert.Null(second.Process);

        await rig.Real.DockerAsync("kill", first.Id);
        Assert.Null(rig.Kernel.Read(first, rig.Memory));
        await rig.Real.DockerAsync("start", first.Id);
        Assert.Null(rig.Kernel.Read(first, rig.Memory)); // another process now
        Assert.NotNull(rig.Kernel.Read((await rig.Engine.InspectAsync(first.Id, TestContext.Current.CancellationToken))!, rig.Memory));
    }

    private sealed class Rig(RealEngine real) : IAsyncDisposable
    {
        public RealEngine Real => real;

        public KernelCounters Kernel { get; } = new(TimeProvider.System);

        /// <summary>The engine alone: its kernel is nowhere.</summary>
        public DockerEngine Engine { get; } = new(real.Server, new DockerEndpoint(new Uri(real.Address)), true, new KernelCounters(TimeProvider.System, "/nowhere"));

        public long Memory { get; private set; }

        public static async Task<Rig> OpenAsync(string variable)
        {
            var rig = new Rig(new RealEngine(variable));
            rig.Memory = (await rig.Engine.ConnectAsync(TestContext.Current.CancellationToken)).Memory;
            return rig;
        }

        public async Task<Container> RunAsync(string script, params string[] options) =>
            (await Engine.InspectAsync(await real.RunAsync(script, options), TestContext.Current.CancellationToken))!;

        /// <summary>The engine, the kernel and the engine again, until they are what the test is about.</summary>
        public async Task<(ContainerCounters Before, ContainerCounters Read, ContainerCounters After)> ReadAsync(
            Container container, Func<ContainerCounters, ContainerCounters, ContainerCounters, bool> enough)
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            late.CancelAfter(Patience);
            while (true)
            {
                var before = await Engine.ReadCountersAsync(container, late.Token);
                var read = Kernel.Read(container, Memory);
                var after = await Engine.ReadCountersAsync(container, late.Token);
                Assert.NotNull(before);
                Assert.NotNull(read);
                Assert.NotNull(after);
                if (enough(before, read, after))
                    return (before, read, after);
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, late.Token);
            }
        }

        public async ValueTask DisposeAsync()
        {
            Engine.Dispose();
            await real.DisposeAsync();
        }
    }
}
