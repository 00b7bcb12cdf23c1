using TapBot.Core.Logs;
using TapBot.Portal.Features.Logs;
using TapBot.Portal.Ui.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

public sealed class LogsQuestionTests
{
    [Fact]
    public void Of_Find_ShowsAllAndMarks()
    {
        var question = LogsQuestion.Of(new LogsAddress { Query = "a|b", MatchCase = true });

        Assert.Null(question.Filter);
        Assert.Equal(new LogFind("a|b", false, true), question.Find);
    }

    [Fact]
    public void Of_FilterAndLevels_ShowsWhatFitsBoth()
    {
        var filter = LogsQuestion.Of(new LogsAddress { Mode = LogsMode.Filter, Query = "luck", Levels = [LineLevel.Error] }).Filter!;

        Assert.True(filter.Matches(Lines.One(0, "no luck", LineLevel.Fatal)));
        Assert.False(filter.Matches(Lines.One(0, "no luck")));
        Assert.False(filter.Matches(Lines.One(0, "none", LineLevel.Error)));
    }

    [Fact]
    public void Of_Exclude_LeavesOut() => Assert.False(LogsQuestion.Of(new LogsAddress { Mode = LogsMode.Exclude, Query = "luck" }).Filter!.Matches(Lines.One(0, "no luck")));

    [Fact]
    public void Of_FilterOfWords_MarksEachWordAsItStands()
    {
        var question = LogsQuestion.Of(new LogsAddress { Mode = LogsMode.Filter, Query = "order#7 -refund a.b" });

        Assert.Equal(new LogFind("order#7 a.b", IsWords: true), question.Find);
    }

    [Fact]
    public void Of_BrokenText_SaysWhereAndShowsAll()
    {
        var question = LogsQuestion.Of(new LogsAddress { Mode = LogsMode.Filter, Query = "a ( b" });

        Assert.Equal(2, question.Error!.Position);
        Assert.Null(question.Filter);
    }

    [Theory]
    [InlineData("", false, "status=\"200\"")]
    [InlineData("path:/api", true, "path:/api -status=\"200\"")]
    public void With_Condition_IsWrittenBehindWhatIsThere(string query, bool exclude, string expected) =>
        Assert.Equal(expected, LogsQuestion.With(query, new LogCondition("status", "200", exclude)));

    [Theory]
    [InlineData("say", "a \"quoted\" \\ value")]
    [InlineData("level", "30")]
    public void With_AnyValue_FindsTheLineItCameFrom(string key, string value)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { [key] = value });
        Assert.True(LogFilter.TryParse(LogsQuestion.With("", new LogCondition(key, value, false)), LogFilterSyntax.Words, out var filter, out _));

        Assert.True(filter.Matches(Lines.One(0, text)));
        Assert.False(filter.Matches(Lines.One(0)));
    }
}
