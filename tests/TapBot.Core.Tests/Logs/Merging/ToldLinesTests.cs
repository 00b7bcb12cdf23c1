using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class ToldLinesTests
{
    [Fact]
    public void Take_LineThatWasTold_IsSoOnce()
    {
        var told = new ToldLines();
        told.Add(Lines.One(1));

        Assert.True(told.Take(Lines.One(1)));
        Assert.False(told.Take(Lines.One(1)));
        Assert.False(told.Take(Lines.One(2)));
    }

    [Fact]
    public void Take_ContainerGotAnotherName_IsTheSameLine()
    {
        var told = new ToldLines();
        var origin = new LogOrigin(ServerName.Parse("main"), "f00d_shop-web-1", "shop", "web", 1);
        told.Add(Lines.One(1) with { Origin = origin });

        Assert.False(told.Take(Lines.One(1) with { Origin = new LogOrigin(origin.Server, "shop-web-2", "shop", "web", 2) }));
        Assert.True(told.Take(Lines.One(1) with { Origin = new LogOrigin(origin.Server, "shop-web-1", "shop", "web", 1) }));
    }

    [Fact]
    public void Add_MoreThanALiveLookHolds_ForgetsTheFirst()
    {
        var told = new ToldLines();
        foreach (var line in Lines.From(0, 20_001))
            told.Add(line);

        Assert.False(told.Take(Lines.One(0)));
        Assert.True(told.Take(Lines.One(1)));
        Assert.True(told.Take(Lines.One(20_000)));
    }
}
