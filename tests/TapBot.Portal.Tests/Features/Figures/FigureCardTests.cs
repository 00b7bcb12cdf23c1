using Bunit;
using TapBot.Core.Figures;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Figures;
using TapBot.Portal.Tests.Ui;

namespace TapBot.Portal.Tests.Features.Figures;

[Speaking("en")]
public sealed class FigureCardTests : UiContext
{
    [Fact]
    public void Card_OfWhatIsNotKnown_SaysWhyInPlaceOfTheFigureAndItsLight()
    {
        var green = new FigureLight(new Threshold(1, 2, true, 0, TimeSpan.Zero), LightColour.Green, Phrase.Of("databases.light.green"));
        var card = Render<FigureCard>(p => p.Add(c => c.Title, "Connections").Add(c => c.Value, "31").Add(c => c.Unit, "of 50").Add(c => c.Light, green).Add(c => c.Every, TimeSpan.FromSeconds(5)));
        Assert.Equal(("31", "of 50"), (card.Find(".big").TextContent, card.Find(".body .muted").TextContent));

        card.Render(p => p.Add(c => c.Unknown, Phrase.Of("databases.trouble.version", ("said", "column \"state\" does not exist"))));

        Assert.Equal(("—", "This version of PostgreSQL answers otherwise: column \"state\" does not exist"), (card.Find(".big").TextContent, card.Find(".body .muted").TextContent));
        Assert.Equal("Unknown", card.Find("header .light").TextContent.Trim());
    }
}
