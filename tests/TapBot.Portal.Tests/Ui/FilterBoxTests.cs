using Bunit;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Tests.Ui;

[Speaking("en")]
public sealed class FilterBoxTests : UiContext
{
    private readonly List<string?> told = [];

    [Fact]
    public async Task Box_Typed_TellsEachLetter()
    {
        var box = Show(null);

        await box.Find("input").InputAsync("d");
        await box.Find("input").InputAsync("db");

        Assert.Equal(["d", "db"], told);
    }

    [Fact]
    public async Task Box_DrawnAgainWithTheValueOfBefore_KeepsWhatIsTyped()
    {
        var box = Show(null);
        await box.Find("input").InputAsync("db");

        box.Render(p => p.Add(b => b.Value, (string?)null));

        Assert.Equal("db", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task Box_ClearedByThePage_IsEmpty()
    {
        var box = Show(null);
        await box.Find("input").InputAsync("db");
        box.Render(p => p.Add(b => b.Value, "db"));

        box.Render(p => p.Add(b => b.Value, (string?)null));

        Assert.True(string.IsNullOrEmpty(box.Find("input").GetAttribute("value")));
    }

    [Fact]
    public async Task Box_ValueOfSomeLettersAgo_KeepsWhatIsTyped()
    {
        var box = Show(null);
        await box.Find("input").InputAsync("d");
        await box.Find("input").InputAsync("db");

        box.Render(p => p.Add(b => b.Value, "d"));
        Assert.Equal("db", box.Find("input").GetAttribute("value"));

        box.Render(p => p.Add(b => b.Value, "db"));
        Assert.Equal("db", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task Box_BackToWhatWasTypedOnce_ShowsIt()
    {
        var box = Show(null);
        await box.Find("input").InputAsync("db");
        box.Render(p => p.Add(b => b.Value, "db"));
        box.Render(p => p.Add(b => b.Value, (string?)null));

        box.Render(p => p.Add(b => b.Value, "db"));

        Assert.Equal("db", box.Find("input").GetAttribute("value"));
    }

    private IRenderedComponent<FilterBox> Show(string? value) => Render<FilterBox>(p => p
        .Add(b => b.Value, value)
        .Add(b => b.Placeholder, "Filter")
        .Add(b => b.ValueChanged, (string? text) => told.Add(text)));
}
