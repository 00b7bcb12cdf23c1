using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Portal.Features.Logs;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Tests.Features.Logs;

public sealed class LogsAddressTests
{
    [Fact]
    public void Logs_Everything_IsTheBareAddress() => Assert.Equal("logs", PortalUrls.Logs(new LogsAddress()));

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var address = new LogsAddress
        {
            Sources = [LogSelector.Parse("server-2/directus-stack/postgres"), LogSelector.Parse("label:team=a b&c")],
            Mode = LogsMode.Filter, Query = "status>=500 \"a b\"", IsRegex = true, MatchCase = true, Levels = [LineLevel.Error, LineLevel.Warn],
            Range = new LogsRange(null, DateTimeOffset.Parse("2026-11-22T14:00:00.5Z", null), null), At = new LogCursor(1_795_356_000_000_000_000, 2), IsSearch = true,
            Columns = ["time", "level", ".user.id", ".a,b%"],
            Beside = [new LogsAddress { Columns = [], Sources = [LogSelector.Parse("server-1/*")], Query = "x=y&z" }, new LogsAddress(), new LogsAddress { Levels = [LineLevel.Error] }],
        };

        var read = LogsAddress.Read(PortalUrls.Logs(address)["logs".Length..]);

        Assert.Equal(address, read);
        Assert.Equal(address.Range, read.Range);
        Assert.Equal(address.At, read.At);
        Assert.Equal(address.Columns, read.Columns);
        Assert.Equal(3, read.Beside.Count);
        Assert.Equal([], read.Beside[0].Columns!);
        Assert.Equal("x=y&z", read.Beside[0].Query);
        Assert.Equal([LineLevel.Error], read.Beside[2].Levels);
        Assert.Equal(address.Sources, read.Sources);
    }

    [Theory]
    [InlineData("?source=no-slash&source=s/db", "logs?source=s%2Fdb")]
    [InlineData("?server=server-2", "logs?source=server-2%2F%2A")]
    [InlineData("?server=server-2&source=server-1/db&source=server-2/web", "logs?source=server-2%2Fweb")]
    [InlineData("?range=7y&since=later&at=noon&mode=burn&level=error,loud", "logs?level=error")]
    [InlineData("?since=2026-11-22T15:00:00Z&until=2026-11-22T14:00:00Z", "logs")]
    [InlineData("?source=s/db&source=s/db", "logs?source=s%2Fdb")]
    [InlineData("?source=s/db&source=*", "logs")]
    [InlineData("?columns=level,colour,time,level,.,.status", "logs?columns=time%2Clevel%2C.status")]
    [InlineData("?columns=colour", "logs")]
    public void Read_WhatMakesNoSense_IsLeftOut(string query, string meant) => Assert.Equal(meant, PortalUrls.Logs(LogsAddress.Read(query)));

    [Fact]
    public void WithColumns_OfAView_FillsOnlyWhatTheAddressLeavesOpen()
    {
        var view = new LogsAddress { Beside = [new LogsAddress { Columns = [".status"] }] }.WithColumns(["time", "level"]);

        Assert.Equal(["time", "level"], view.Columns!);
        Assert.Equal([".status"], view.Beside[0].Columns!);
    }

    [Fact]
    public void Read_MoreLooksThanThereCanBe_AreLeftOut()
    {
        var read = LogsAddress.Read("?q=1&pane2=q%3D2&pane3=q%3D3%26pane2%3Dq%253D7&pane4=q%3D4&pane5=q%3D5");

        Assert.Equal(["1", "2", "3", "4"], read.Looks.Select(l => l.Query));
        Assert.Equal("logs?q=3&pane2=q%3D1", PortalUrls.Logs(LogsAddress.Of([read.Looks[2], read.Looks[0]])));
    }

    [Fact]
    public void WithoutPlace_OfOtherColumns_IsTheSame() => Assert.Equal(new LogsAddress().WithoutPlace, new LogsAddress { Columns = [".status"] }.WithoutPlace);

    [Fact]
    public void ContainerLog_WithAQuestion_KeepsItsPath() => Assert.Equal(
        "containers/s/db/log?mode=filter&q=x",
        PortalUrls.ContainerLog(ServerName.Parse("s"), TapBot.Core.Containers.ContainerName.Parse("db"), new LogsAddress { Sources = [LogSelector.Parse("s/db")], Mode = LogsMode.Filter, Query = "x" }));
}
