using TapBot.Portal.Ui.Tables;

namespace TapBot.Portal.Tests.Ui.Tables;

public sealed class TableSelectionTests
{
    private static readonly string[] Order = ["a", "b", "c", "d", "e"];
    private readonly TableSelection selection = new();

    [Fact]
    public void Toggle_One_TicksAndUnticksIt()
    {
        var ticked = selection.Toggle(new HashSet<string>(), Order, "b", reach: false);
        Assert.Equal(["b"], ticked);
        Assert.Empty(selection.Toggle(ticked, Order, "b", reach: false));
    }

    [Fact]
    public void Toggle_WithShift_ReachesFromTheLastOneInEitherDirection()
    {
        var ticked = selection.Toggle(new HashSet<string>(), Order, "d", reach: false);

        ticked = selection.Toggle(ticked, Order, "b", reach: true);

        Assert.Equal(["b", "c", "d"], ticked.Order());
    }

    [Fact]
    public void Toggle_WithShiftFromARowThatIsGone_TicksOneOnly()
    {
        var ticked = selection.Toggle(new HashSet<string>(), ["z", .. Order], "z", reach: false);

        ticked = selection.Toggle(ticked, Order, "b", reach: true);

        Assert.Equal(["b", "z"], ticked.Order());
    }
}
