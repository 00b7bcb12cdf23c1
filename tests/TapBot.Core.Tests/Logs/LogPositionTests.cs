using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class LogPositionTests
{
    [Theory]
    [InlineData("1732291200123456789-0")]
    [InlineData("1732291200123456789-12@main/shop-web-1")]
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

    private static LogLine Of(string container) => Lines.One(1) with { Origin = new LogOrigin(ServerName.Parse("main"), container) };
}
