using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Figures;
using TapBot.Core.Servers;

namespace TapBot.Core.Tests.Servers.Machine;

public sealed class MachineLightsTests
{
    private static readonly ServerName Server = ServerName.Parse("web");
    private readonly FakeTimeProvider time = new();
    private readonly MachineLights lights;
    private Core.Servers.Machine machine = new() { Server = Server };

    public MachineLightsTests() => lights = new MachineLights(time, named => named.Default);

    [Fact]
    public void Judge_AllWell_IsGreenAndWhatIsNotCountedIsNoWorry()
    {
        Assert.Equal((LightColour.Green, "servers.light.green"), Judge(new() { At = default, Cpu = 0.2 }));
        Assert.Equal(["servers.cpu"], machine.Lights.Keys);
    }

    [Fact]
    public void Judge_NothingKnown_IsUnknown() => Assert.Equal((LightColour.Unknown, "servers.light.unknown"), Judge(new() { At = default }));

    [Fact]
    public void Judge_BusyProcessors_WarnsAfterTenMinutesOnly()
    {
        Judge(new() { At = default, Cpu = 0.2 });
        Assert.Equal(LightColour.Green, Judge(new() { At = default, Cpu = 0.9 }).Colour);
        time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal((LightColour.Yellow, "servers.light.cpu"), Judge(new() { At = default, Cpu = 0.9 }));
        Assert.Equal((90.0, 85.0), (machine.Reason.Arguments["percent"], machine.Reason.Arguments["bound"]));
    }

    [Theory]
    [InlineData(79, LightColour.Green)]
    [InlineData(81, LightColour.Yellow)]
    [InlineData(91, LightColour.Red)]
    public void Judge_Disk_IsYellowBelowAFifthThatIsFreeAndRedBelowATenth(long used, LightColour colour) =>
        Assert.Equal(colour, Judge(new() { At = default, FileSystems = [Of("/", used, 100 - used)] }).Colour);

    [Fact]
    public void Judge_FullDisk_NamesTheFullestThatCanBeWritten()
    {
        FileSystem[] systems = [Of("/", 50, 50), Of("/var", 96, 4), Of("/iso", 100, 0) with { IsReadOnly = true }];

        Assert.Equal((LightColour.Red, "servers.light.disk"), Judge(new() { At = default, FileSystems = systems }));
        Assert.Equal(("/var", 96.0), (machine.Reason.Arguments["mount"], machine.Reason.Arguments["percent"]));
    }

    [Fact]
    public void Judge_KilledForMemory_IsRememberedForHalfAnHourAndAddedUp()
    {
        Judge(new() { At = default, Cpu = 0.2, Killed = 1 });
        time.Advance(TimeSpan.FromMinutes(20));
        Judge(new() { At = default, Cpu = 0.2, Killed = 2 });
        Assert.Equal((LightColour.Yellow, 3L), (machine.Colour, machine.Reason.Arguments["count"]));
        time.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal("servers.light.killed", Judge(new() { At = default, Cpu = 0.2, Killed = 0 }).Code);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(LightColour.Green, Judge(new() { At = default, Cpu = 0.2, Killed = 0 }).Colour);
    }

    [Fact]
    public void Judge_SameAsBefore_KeepsSinceWhen()
    {
        Judge(new() { At = default, Cpu = 0.2 });
        var since = machine.Since;
        time.Advance(TimeSpan.FromHours(1));

        Judge(new() { At = default, Cpu = 0.3 });

        Assert.Equal(since, machine.Since);
    }

    private (LightColour Colour, string Code) Judge(MachineFigures figures)
    {
        machine = lights.Judge(machine, figures);
        return (machine.Colour, machine.Reason.Code);
    }

    private static FileSystem Of(string mount, long used, long free) => new() { Mount = mount, Device = "/dev/x", Kind = "ext4", Total = used + free, Used = used, Free = free };
}
