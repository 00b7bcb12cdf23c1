using Bunit;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Tests.Ui;

public sealed class BreakableTests : UiContext
{
    [Theory]
    [InlineData("shop.example.test:443", "shop|.example|.test|:443|")]
    [InlineData("localhost", "localhost|")]
    [InlineData("::1", ":|:1|")]
    [InlineData("", "|")]
    [InlineData("<b>.test", "&lt;b&gt;|.test|")]
    public void Breakable_AddressOfParts_IsTheSameTextWithPlacesToBreakBetweenThem(string text, string marked) =>
        Assert.Equal(marked, Render<Breakable>(p => p.Add(b => b.Text, text)).Markup.Trim().Replace("<wbr />", "|", StringComparison.Ordinal).Replace("<wbr>", "|", StringComparison.Ordinal));
}
