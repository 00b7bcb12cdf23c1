using System.Text;
using TapBot.Core.Containers.Kernel;

namespace TapBot.Core.Tests.Containers.Kernel;

public sealed class KernelTextTests
{
    [Theory]
    [InlineData("475136\n", 475136UL)]
    [InlineData("0\n", 0UL)]
    [InlineData("9223372036854771712\n", 9223372036854771712UL)] // "unlimited" of version 1
    [InlineData("max\n", ulong.MaxValue)]
    [InlineData("", null)]
    [InlineData("-1\n", null)]
    [InlineData("1 2\n", null)]
    [InlineData("99999999999999999999\n", null)]
    public void Number_Whole_IsReadOrNot(string text, ulong? expected) => Assert.Equal(expected, KernelText.Number(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Number_OfAWord_IsThatOfTheWholeWord()
    {
        var text = "total_inactive_file 7\ninactive_file_of_old 8\ninactive_file 9\nactive_file 10\n"u8;
        Assert.Equal(9UL, KernelText.Number(text, "inactive_file"u8));
        Assert.Equal(7UL, KernelText.Number(text, "total_inactive_file"u8));
        Assert.Null(KernelText.Number(text, "file"u8));
        Assert.Null(KernelText.Number(text, "nothing"u8));
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("8:0 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=5 dios=6\n", 1, 2)]
    [InlineData("254:16 \n254:0 rbytes=10 wbytes=20 rios=3 wios=4 dbytes=5 dios=6\n7:0 rbytes=5 wbytes=0 rios=1 wios=0 dbytes=0 dios=0\n", 15, 20)]
    [InlineData("254:16 254:0 rbytes=10 wbytes=20 rios=3 wios=4 dbytes=5 dios=6 cost.usage=9\n", 10, 20)] // a device without counters, as some kernels write it
    public void Block_Version2_IsTheSumOfAllDevices(string text, ulong read, ulong written) => Assert.Equal((read, written), KernelText.Block(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("Total 0\n", 0, 0)]
    [InlineData("254:0 Read 10\n254:0 Write 20\n254:0 Sync 25\n254:0 Async 5\n254:0 Discard 0\n254:0 Total 30\n8:0 Read 1\n8:0 Write 2\n8:0 Total 3\nTotal 33\n", 11, 22)]
    public void Block_Version1_IsTheSumOfAllDevices(string text, ulong read, ulong written) => Assert.Equal((read, written), KernelText.BlockOfVersion1(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Network_Interfaces_AreThoseOfTheEngine()
    {
        Assert.Equal((0UL, 0UL), Network("    lo: 10530 120 0 0 0 0 0 0 10530 120 0 0 0 0 0 0"));
        Assert.Equal((31UL, 42UL), Network("lo: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0", "  eth0:30 1 0 0 0 0 0 0 40 1 0 0 0 0 0 0", " eth12:       1    1    0    0    0     0          0         0        2       1    0    0    0     0       0          0"));
        // The kernel's own tunnels are in every network; they count nothing until somebody uses them.
        Assert.Equal((30UL, 40UL), Network("eth0: 30 1 0 0 0 0 0 0 40 1 0 0 0 0 0 0", "tunl0: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "  sit0: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"));
    }

    [Theory]
    [InlineData("tun0")]
    [InlineData("wg0")]
    [InlineData("web0")]
    [InlineData("ethernet")]
    public void Network_InterfaceOfUnknownOrigin_IsNoAnswer(string name) =>
        Assert.Null(Network("eth0: 30 1 0 0 0 0 0 0 40 1 0 0 0 0 0 0", $"{name}: 0 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0"));

    [Theory]
    [InlineData("cpu  1 2 3 4 5 6\ncpu0 1 2 3 4 5 6\n")]
    [InlineData("intr 1\n")]
    [InlineData("cpu  1 2 3 4 5 6 7 8\n")]
    public void Machine_NotUnderstood_IsNoAnswer(string text) => Assert.Null(KernelText.Machine(Encoding.UTF8.GetBytes(text)));

    private static (ulong, ulong)? Network(params string[] interfaces) => KernelText.Network(Encoding.UTF8.GetBytes(FakeKernel.NetDev(interfaces)));
}
