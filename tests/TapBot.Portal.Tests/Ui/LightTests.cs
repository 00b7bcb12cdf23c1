using Bunit;
using TapBot.Core.Figures;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Tests.Ui;

[Speaking("en")]
public sealed class LightTests : UiContext
{
    [Theory]
    [InlineData(LightColour.Green, "is-green", "OK")]
    [InlineData(LightColour.Yellow, "is-yellow", "Warning")]
    [InlineData(LightColour.Red, "is-red", "Critical")]
    [InlineData(LightColour.Unknown, "is-unknown", "Unknown")]
    [InlineData(LightColour.Maintenance, "is-maintenance", "Maintenance")]
    public void Light_EachColour_HasShapeAndWord(LightColour colour, string shape, string word)
    {
        var light = Render<Light>(p => p.Add(l => l.Of, colour)).Find("span");

        Assert.Contains(shape, light.ClassList);
        Assert.Equal(word, light.TextContent);
    }

    [Fact]
    public void Light_WordHidden_StillSpeaksIt()
    {
        var light = Render<Light>(p => p.Add(l => l.Of, LightColour.Red).Add(l => l.Word, "Out of memory").Add(l => l.WordHidden, true));

        Assert.Equal("Out of memory", light.Find(".unseen").TextContent);
        Assert.Equal("Out of memory", light.Find(".light").GetAttribute("title"));
    }
}
