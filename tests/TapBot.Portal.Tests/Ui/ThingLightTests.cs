using Bunit;
using TapBot.Core.Figures;
using TapBot.Portal.Ui;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Ui;

/// <summary>The light of a thing, wherever it stands.</summary>
[Speaking("en")]
public sealed class ThingLightTests : UiContext
{
    [Theory]
    [InlineData("container:server-1/web")]
    [InlineData("server:server-1")]
    public void Light_OfWhatIsWorkedOn_SaysSoAndWhy(string thing)
    {
        var light = Show(Worked.On(thing)).Find(".light");

        Assert.Contains("is-maintenance", light.ClassName, StringComparison.Ordinal);
        Assert.Equal("Maintenance · exited with code 3", light.TextContent);
        Assert.Contains("new disk", light.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void Light_OfAnythingElse_IsItsOwn()
    {
        foreach (var maintenance in new[] { Worked.On("container:server-1/other", "server:server-2"), Worked.At(A.Noon.AddHours(1), "server:server-1"), ShownMaintenance.None })
        {
            var light = Show(maintenance).Find(".light");

            Assert.Contains("is-red", light.ClassName, StringComparison.Ordinal);
            Assert.Equal(("exited with code 3", "because"), (light.TextContent, light.GetAttribute("title")));
        }
    }

    [Fact]
    public void Light_WithoutAWord_HasThatOfItsState()
    {
        Assert.Equal("Maintenance", Show(Worked.On("server:server-1"), word: null).Find(".light").TextContent);
        Assert.Equal("Critical", Show(ShownMaintenance.None, word: null).Find(".light").TextContent);
    }

    private IRenderedComponent<ThingLight> Show(ShownMaintenance maintenance, string? word = "exited with code 3") => Render<ThingLight>(p => p
        .AddCascadingValue(maintenance).Add(l => l.Key, "container:server-1/web").Add(l => l.Server, A.Server()).Add(l => l.Of, LightColour.Red).Add(l => l.Word, word).Add(l => l.Reason, "because"));
}
