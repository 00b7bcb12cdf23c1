using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class LogPositionTests
{
    [Theory]
    [InlineData("1732291200123456789-0")]
    [InlineData("1732291200123456789-12@main/shop-web-1")]
    [InlineData("1732291200123456789-12@main/shop/web:1")]
    public void Parse_WhatWasWritten_IsTheSame(string text) => Assert.Equal(text, LogPosition.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@main/web")]
    [InlineData("5-0@")]
    [InlineData("yesterday@main/web")]
    public void TryParse_NoPlace_IsRefused(string? text) => Assert.False(LogPosition.TryParse(text, null, out _));

    [Fact]
    public void TryParse_LongerThanNamesAre_IsRefused() => Assert.False(LogPosition.TryParse("5-0@main/" + new string('x', 600), null, out _));

    [Fact]
    public void IsBefore_LineOfTheSameCursor_GoesByTheSource()
    {
        var position = LogPosition.Of(Of("db"));

        Assert.True(position.IsBefore(Of("web")));
        Assert.False(position.IsBefore(Of("db")));
        Assert.False(position.IsBefore(Of("api")));
        Assert.False(new LogPosition(position.Cursor).IsBefore(Of("web"))); // all lines that have it
    }

    [Fact]
    public void Of_ContainerThatGotAnotherName_IsTheSamePlace()
    {
        var (before, now) = (Shop("f00d_shop-web-1"), Shop("shop-web-1"));
        var position = LogPosition.Parse(LogPosition.Of(Of(before)).ToString());

        Assert.True(position.Is(Of(now)));
        Assert.False(position.IsBefore(Of(now)));
        Assert.Equal(position.EndOf(before), position.EndOf(now));
    }

    [Fact]
    public void Among_ContainerByItsName_IsItsPlace()
    {
        var known = new[] { Shop("shop-web-1"), new LogOrigin(ServerName.Parse("main"), "db") };
        var cursor = Lines.One(1).Cursor;

        Assert.Equal(LogPosition.Of(Of(known[0])), new LogPosition(cursor, "main/shop-web-1").Among(known));
        Assert.Equal(LogPosition.Of(Of(known[0])), LogPosition.Of(Of(known[0])).Among(known));
        Assert.Equal(LogPosition.Of(Of(known[1])), new LogPosition(cursor, "main/db").Among(known));
        Assert.Equal(new LogPosition(cursor), new LogPosition(cursor, "main/gone").Among(known)); // all lines that have the cursor
    }

    [Theory]
    [InlineData("web", null, null, "main/web")]
    [InlineData("web", "shop", null, "main/shop/web")]
    [InlineData("shop-web-1", "shop", "web", "main/shop/web:1")]
    public void Anchor_NamesOfContainers_CanBeSentAsItIs(string container, string? project, string? service, string anchor) =>
        Assert.Equal(anchor, new LogOrigin(ServerName.Parse("main"), container, project, service, service is null ? 0 : 1).Anchor);

    [Theory]
    [InlineData("a b&c")]
    [InlineData("käse")]
    [InlineData("1:2")]
    [InlineData(null)]
    public void Anchor_OtherNames_AreShortAndPlainToo(string? project)
    {
        var anchor = new LogOrigin(ServerName.Parse("main"), "web", project ?? new string('x', 5_000)).Anchor;

        Assert.Matches("^main/~[0-9a-f]{32}$", anchor);
        Assert.NotEqual(anchor, new LogOrigin(ServerName.Parse("main"), "web", project + "?").Anchor);
    }

    private static LogOrigin Shop(string container) => new(ServerName.Parse("main"), container, "shop", "web", 1);

    private static LogLine Of(LogOrigin origin) => Lines.One(1) with { Origin = origin };

    private static LogLine Of(string container) => Lines.One(1) with { Origin = new LogOrigin(ServerName.Parse("main"), container) };
}
