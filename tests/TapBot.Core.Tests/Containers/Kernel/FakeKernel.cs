using TapBot.Testing;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Containers.Kernel;

/// <summary>A folder with the files of a kernel in it. Everything belongs to one container, unless the test says otherwise.</summary>
internal sealed class FakeKernel : IDisposable
{
    public const int Pid = 4242;
    public const string Unified = "35 24 0:30 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot";

    /// <summary>Debian 12 with systemd as the driver of groups; Debian 13 and Ubuntu 24.04 put them at the same place.</summary>
    public static string Scope => $"/system.slice/docker-{Id}.scope";

    public static string Id { get; } = A.IdOf("web");

    public string Root { get; } = Directory.CreateTempSubdirectory("tapbot-kernel-").FullName;

    /// <summary>A machine with version 2, whose container runs in the folder.</summary>
    public static FakeKernel Version2(string? folder = null) => new FakeKernel()
        .With("/proc/self/mountinfo", Unified)
        .With("/proc/stat", "cpu  3957277 543874 895319 2954232 36894 10 24969 23110 5 6\ncpu0 1 2 3 4 5 6 7 8 0 0\ncpu1 1 2 3 4 5 6 7 8 0 0\nintr 109521036 0 0\nctxt 1\n")
        .With($"/proc/{Pid}/cgroup", $"0::{folder ?? Scope}\n")
        .With($"/proc/{Pid}/net/dev", NetDev("    lo: 10530 120 0 0 0 0 0 0 10530 120 0 0 0 0 0 0", "  eth0: 946 11 0 0 0 0 0 0 1200 15 0 0 0 0 0 0"))
        .WithGroup(folder ?? Scope);

    public FakeKernel With(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Root + path)!);
        File.WriteAllText(Root + path, text);
        return this;
    }

    public FakeKernel Without(string path)
    {
        File.Delete(Root + path);
        return this;
    }

    /// <summary>A group as version 2 has it.</summary>
    public FakeKernel WithGroup(string folder) => this
        .With($"/sys/fs/cgroup{folder}/cpu.stat", "usage_usec 330785\nuser_usec 210000\nsystem_usec 120785\nnr_periods 0\nnr_throttled 0\nthrottled_usec 0\n")
        .With($"/sys/fs/cgroup{folder}/memory.current", "7000000\n")
        .With($"/sys/fs/cgroup{folder}/memory.stat", "anon 4096000\nfile 2900000\ninactive_anon 4000000\nactive_anon 96000\ninactive_file 2000000\nactive_file 900000\n")
        .With($"/sys/fs/cgroup{folder}/memory.max", "max\n")
        .With($"/sys/fs/cgroup{folder}/io.stat", "8:0 rbytes=4096 wbytes=8192 rios=1 wios=2 dbytes=0 dios=0\n254:1 rbytes=100 wbytes=200 rios=1 wios=1 dbytes=7 dios=1\n")
        .With($"/sys/fs/cgroup{folder}/pids.current", "3\n");

    public static string NetDev(params string[] interfaces) =>
        "Inter-|   Receive                                                |  Transmit\n"
        + " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n"
        + string.Join('\n', interfaces) + "\n";

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
