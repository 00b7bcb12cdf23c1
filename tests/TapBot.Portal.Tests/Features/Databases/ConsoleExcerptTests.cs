using TapBot.Portal.Features.Databases;

namespace TapBot.Portal.Tests.Features.Databases;

public sealed class ConsoleExcerptTests
{
    [Theory]
    [InlineData("select 1", "select 1")]
    [InlineData("", "")]
    [InlineData("\n\n  select 1\r\n\r\n  from a\n", "select 1\n  from a")]
    [InlineData("a\nb\nc", "a\nb\nc")]
    [InlineData("a\nb\nc\nd", "a\nb\nc …")]
    public void Of_AText_IsItsFirstLines(string text, string excerpt) => Assert.Equal(excerpt, ConsoleExcerpt.Of(text));

    [Fact]
    public void Of_ALongLine_IsItsBeginning() => Assert.Equal(new string('x', 300) + " …", ConsoleExcerpt.Of(new string('x', 100_000)));
}
