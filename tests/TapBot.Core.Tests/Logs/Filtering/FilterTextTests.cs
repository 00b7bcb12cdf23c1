using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Filtering;

public sealed class FilterTextTests
{
    [Theory]
    [InlineData("  shop   web ", "shop web")]
    [InlineData("level:WARNING,fatal,err", "level>=warn")]
    [InlineData("level:warn", "level:warn")]
    [InlineData("level>info", "level>=warn")]
    [InlineData("\"one\"", "one")]
    [InlineData("\"two words\" -\"-x\"", "\"two words\" -\"-x\"")]
    [InlineData("\"a:b\" \"~x\" \"|\" \"(\"", "\"a:b\" \"~x\" \"|\" \"(\"")]
    [InlineData("\"\\\\\"", "\\")]
    [InlineData("status>=500 path:\"/a b\" msg=\"\"", "status>=500 path:\"/a b\" msg=\"\"")]
    [InlineData(".level:x level:info", ".level:x level:info")]
    [InlineData(".2:x", ".2:x")]
    [InlineData("stream!=err", "-stream:stderr")]
    [InlineData("~\"a b\\\"c\"", "~\"a b\\\"c\"")]
    [InlineData("~\"ab\"", "~ab")]
    [InlineData("path~\"^/a\"", "path~^/a")]
    [InlineData("( a | b ) c", "( a | b ) c")]
    [InlineData("( a b ) c", "a b c")]
    [InlineData("-( a b )", "-( a b )")]
    [InlineData("-( -a )", "a")]
    [InlineData("source=shop/web", "source=shop/web")]
    public void ToString_Filter_IsCanonical(string text, string canonical)
    {
        Assert.Equal(canonical, Filters.Of(text).ToString());
        Assert.Equal(canonical, Filters.Of(canonical).ToString());
    }

    [Theory]
    [InlineData("a b", "~\"a b\"")]
    [InlineData("\"x\" y\\\\", "~\"\\\"x\\\" y\\\\\"")]
    [InlineData("a|b", "~a|b")]
    public void ToString_RegexOfTheWholeBox_ReadsBackAsWords(string pattern, string canonical) =>
        Assert.Equal(canonical, Filters.Of(Filters.Of(pattern, LogFilterSyntax.Regex).ToString()).ToString());

    [Theory]
    [InlineData("order", "Order 17, order 18", "0+5 10+5")]
    [InlineData("Order", "Order 17, order 18", "0+5")]
    [InlineData("ord order 17", "order 17", "0+5 6+2")]
    [InlineData("-order 17", "order 17", "6+2")]
    [InlineData("~\\d+ | ord", "order 17 18", "0+3 6+2 9+2")]
    [InlineData("~x*", "order", "")]
    [InlineData("status=17 level:info", "status=17", "")]
    [InlineData("aa", "aaaa", "0+2 2+2")]
    public void FindIn_Text_MarksTheHits(string filter, string text, string hits) =>
        Assert.Equal(hits, string.Join(' ', Filters.Of(filter).FindIn(text).Select(hit => $"{hit.Start}+{hit.Length}")));

    [Fact]
    public void FindIn_ManyHits_AreBounded() => Assert.Equal(LogFilter.MaxHits, Filters.Of("a | ~b").FindIn(string.Concat(Enumerable.Repeat("a b", 5_000))).Count);
}
