using TapBot.Core.Figures;

namespace TapBot.Core.Tests.Figures.History;

public sealed class SeriesNameTests
{
    [Theory]
    [InlineData("web", "a/web")]
    [InlineData("web#1", "a/web#1")]
    [InlineData("a/b%c", "a/a%2Fb%25c")]
    [InlineData("line\nend\u0000", "a/line%0Aend%00")]
    [InlineData("сайт", "a/сайт")]
    [InlineData("😀", "a/%F0%9F%98%80")]
    public void Of_AnyText_IsANameThatCanBeRead(string part, string expected)
    {
        var name = SeriesName.Of("a", part);

        Assert.Equal(expected, name.Value);
        Assert.Equal(name, SeriesName.Parse(name.Value));
    }

    [Fact]
    public void Of_LoneSurrogate_IsReplaced()
    {
        Assert.Equal("a/\ufffd", SeriesName.Of("a", "\ud800").Value);
        Assert.False(SeriesName.TryParse("a/\ud800", null, out _));
    }

    [Fact]
    public void Of_LongParts_StaysBoundedAndDistinct()
    {
        var long1 = new string('x', 5_000);
        var name = SeriesName.Of(long1, long1, long1, long1, long1, long1);

        Assert.True(name.Value.Length <= SeriesName.Longest);
        Assert.NotEqual(SeriesName.Of("a", long1), SeriesName.Of("a", long1 + "y"));
        Assert.Equal(name, SeriesName.Parse(name.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cpu")]
    [InlineData("/cpu")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("a/b/c/d/e/f/g")]
    [InlineData("a/b\n")]
    public void TryParse_NoName_IsRefused(string text) => Assert.False(SeriesName.TryParse(text, null, out _));

    [Fact]
    public void Of_TooFewOrEmpty_Throws()
    {
        Assert.Throws<ArgumentException>(() => SeriesName.Of("a"));
        Assert.Throws<ArgumentException>(() => SeriesName.Of("a", ""));
    }
}
