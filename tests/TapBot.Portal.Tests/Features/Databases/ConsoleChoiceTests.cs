using TapBot.Core.Databases;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Tests.Features.Databases;

public sealed class ConsoleChoiceTests
{
    private const string Text = "select 1;\nselect 2;\nselect 3";

    [Fact]
    public void Request_All_TakesEveryStatement() => Assert.Equal(["select 1", "select 2", "select 3"], Texts(new SqlChoice(0, 0, All: true)));

    [Fact]
    public void Request_NothingChosen_TakesTheOneAtTheCursor() => Assert.Equal(["select 2"], Texts(new SqlChoice(12, 12, All: false)));

    [Theory]
    [InlineData(10, 28, "select 2", "select 3")]
    [InlineData(28, 10, "select 2", "select 3")]
    [InlineData(7, 18, "1", "select 2")]
    [InlineData(-5, 8, "select 1")]
    [InlineData(20, 999, "select 3")]
    public void Request_AChoice_TakesWhatIsInIt(int from, int to, params string[] expected) => Assert.Equal(expected, Texts(new SqlChoice(from, to, All: false)));

    [Fact]
    public void Request_AChoice_KeepsPlacesInTheText()
    {
        var statement = Assert.Single(ConsoleChoice.Request(Text, new SqlChoice(10, 18, All: false), "").Statements);

        Assert.Equal(Text.IndexOf("select 2", StringComparison.Ordinal), statement.Start);
    }

    [Fact]
    public void Request_WithAPrefix_PointsIntoTheTextAllTheSame()
    {
        var statement = Assert.Single(ConsoleChoice.Request(Text, new SqlChoice(12, 12, All: false), PlanReading.Prefix(analyze: true)).Statements);

        // What the server counts from the beginning of what was sent stands at the same character of the text.
        Assert.Equal("explain (analyze, buffers, format json) select 2", statement.Text);
        Assert.Equal(Text.IndexOf("select 2", StringComparison.Ordinal), statement.Start + statement.Text.IndexOf("select 2", StringComparison.Ordinal));
    }

    [Fact]
    public void Request_AnEmptyText_HasNoStatement() => Assert.Empty(ConsoleChoice.Request(" -- nothing", new SqlChoice(3, 3, All: false), "").Statements);

    [Fact]
    public void MarkOf_AnotherStatementOrDatabase_IsAnother()
    {
        var mark = ConsoleChoice.MarkOf(new SqlStatement("select 1", 0, false), "shop");

        Assert.NotEqual(mark, ConsoleChoice.MarkOf(new SqlStatement("select 2", 0, false), "shop"));
        Assert.NotEqual(mark, ConsoleChoice.MarkOf(new SqlStatement("select 1", 0, false), "bank"));
        Assert.Equal(mark, ConsoleChoice.MarkOf(new SqlStatement("select 1", 9, false), "shop"));
    }

    private static IEnumerable<string> Texts(SqlChoice choice) => ConsoleChoice.Request(Text, choice, "").Statements.Select(s => s.Text);
}
