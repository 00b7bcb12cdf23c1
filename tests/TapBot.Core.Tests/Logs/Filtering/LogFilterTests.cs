using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Filtering;

public sealed class LogFilterTests
{
    private static readonly LogOrigin Web = new(ServerName.Parse("prod"), "shop-web-1", "shop", "web", 1);

    [Theory]
    [InlineData("payment", "Payment of order 7 failed", true)]
    [InlineData("Payment", "payment of order 7 failed", false)]
    [InlineData("Payment", "Payment of order 7 failed", true)]
    [InlineData("failed payment", "Payment of order 7 failed", true)]
    [InlineData("failed refund", "Payment of order 7 failed", false)]
    [InlineData("\"order 7\"", "Payment of order 7 failed", true)]
    [InlineData("\"7 order\"", "Payment of order 7 failed", false)]
    [InlineData("payment -failed", "Payment of order 7 failed", false)]
    [InlineData("payment -\"order 8\"", "Payment of order 7 failed", true)]
    [InlineData("refund | payment", "Payment of order 7 failed", true)]
    [InlineData("refund | payment -failed", "Payment of order 7 failed", false)]
    [InlineData("( refund | payment ) failed", "Payment of order 7 failed", true)]
    [InlineData("-( refund | order ) failed", "Payment of order 7 failed", false)]
    [InlineData("a|b", "x a|b y", true)]
    [InlineData("f(x)", "call f(x)", true)]
    [InlineData("--verbose", "started with --verbose", true)]
    [InlineData("-", "a - b", true)]
    [InlineData("http://shop", "GET http://shop/x", true)]
    [InlineData("12:34", "at 12:34:56", true)]
    [InlineData("error:", "error: no", true)]
    [InlineData("localhost:8080", "listening on localhost:8080", true)]
    [InlineData("\\\"x", "a \\\"x", true)]
    [InlineData("\"say \\\"no\\\"\"", "they say \"no\" twice", true)]
    [InlineData("zoë", "Zoë MÜLLER", true)]
    [InlineData("müller", "Zoë MÜLLER", true)]
    [InlineData("ирина", "Ирина Петрова", true)]
    [InlineData("error coloured", "\u001b[31merr\u001b[0mor \u001b[1mcol\u001b[0moured", true)]
    [InlineData("\"it's café\"", """{"msg":"it\u0027s caf\u00e9"}""", true)]
    [InlineData("\"order 17 placed\"", """{"@mt":"Order {Id} placed","Id":17}""", true)]
    [InlineData("\"order 17 placed\"", """{"@mt":"Order {Id} placed","Id":18}""", false)]
    [InlineData("level>=warn", "WARN x", true)]
    [InlineData("level>=warn", "INFO x", false)]
    [InlineData("level>=trace", "says nothing", false)]
    [InlineData("level>warn", "WARN x", false)]
    [InlineData("level<=info", "DEBUG x", true)]
    [InlineData("level<=info", "says nothing", false)]
    [InlineData("level:error,fatal", "FATAL x", true)]
    [InlineData("level:ERR", "ERROR x", true)]
    [InlineData("level:unknown", "says nothing", true)]
    [InlineData("level!=debug", "DEBUG x", false)]
    [InlineData("-level:debug", "says nothing", true)]
    [InlineData("~time(d\\s)?out", "it timed out", true)]
    [InlineData("~\"order \\d+\"", "order 17", true)]
    [InlineData("-~\\d", "order 17", false)]
    [InlineData("~Order", "order 17", false)]
    [InlineData("~\\Sorder", "xORDER", true)]
    public void Matches_Line_IsWhatPeopleExpect(string filter, string line, bool expected) => Assert.Equal(expected, Filters.Matches(filter, line));

    [Theory]
    [InlineData("stream:stderr", false)]
    [InlineData("stream!=stderr", true)]
    [InlineData("stream=out", true)]
    [InlineData("source:WEB", false)]
    [InlineData("source:web", true)]
    [InlineData("source=shop-web-1", true)]
    [InlineData("source=prod/shop-web-1", true)]
    [InlineData("source=shop", true)]
    [InlineData("source=shop/web", true)]
    [InlineData("source=shop/web#1", true)]
    [InlineData("source=web", false)]
    [InlineData("source!=shop", false)]
    public void Matches_StreamAndSource_AreThoseOfTheLine(string filter, bool expected) => Assert.Equal(expected, Filters.Of(filter).Matches(Filters.Line("x", LogStream.Stdout, Web)));

    [Fact]
    public void Empty_AnyLine_Matches()
    {
        Assert.Same(LogFilter.Empty, Filters.Of("  "));
        Assert.True(LogFilter.Empty.Matches(Filters.Line("x")));
        Assert.Same(LogFilter.Empty, LogFilter.Empty.Not());
        Assert.Equal("", LogFilter.Empty.ToString());
        Assert.Empty(LogFilter.Empty.FindIn("x"));
        Assert.Null(LogFilter.Empty.Literal);
    }

    [Fact]
    public void Combined_Filters_WantWhatBothWantOrTheOpposite()
    {
        var errors = Filters.Of("level>=error | panic").Not().And(Filters.Of("shop"));

        Assert.True(errors.Matches(Filters.Line("INFO shop")));
        Assert.False(errors.Matches(Filters.Line("ERROR shop")));
        Assert.False(errors.Matches(Filters.Line("INFO stock")));
        Assert.Equal("-( level>=error | panic ) shop", errors.ToString());
        Assert.Equal(errors.ToString(), Filters.Of(errors.ToString()).ToString());
        Assert.Equal("level>=error | panic", Filters.Of("level>=error | panic").Not().Not().ToString());
        Assert.Equal("x", Filters.Of("x").And(LogFilter.Empty).ToString());
        Assert.Equal("x", LogFilter.Empty.And(Filters.Of("x")).ToString());
    }

    [Theory]
    [InlineData("level>=warn", "warn,error,fatal")]
    [InlineData("level>=warn x", "warn,error,fatal")]
    [InlineData("level:info | level:error", "info,error")]
    [InlineData("level:info | x", "unknown,trace,debug,info,warn,error,fatal")]
    [InlineData("-level>=info", "unknown,trace,debug")]
    [InlineData("level>=warn level<=warn", "warn")]
    public void Levels_Filter_AreThoseThatCanMatch(string filter, string levels) => Assert.Equal(levels, Filters.Of(filter).Levels.ToString());

    [Fact]
    public void OfLevels_Set_ReadsBackAsItself()
    {
        foreach (var levels in new[] { LevelSet.None, LevelSet.Of(LineLevel.Info), LevelSet.Of(LineLevel.Unknown, LineLevel.Fatal), LevelSet.AtLeast(LineLevel.Debug), LevelSet.AtLeast(LineLevel.Fatal) })
        {
            var text = LogFilter.OfLevels(levels).ToString();
            Assert.Equal(levels, Filters.Of(text).Levels);
            Assert.Equal(text, Filters.Of(text).ToString());
        }
        Assert.Same(LogFilter.Empty, LogFilter.OfLevels(LevelSet.All));
    }
}
