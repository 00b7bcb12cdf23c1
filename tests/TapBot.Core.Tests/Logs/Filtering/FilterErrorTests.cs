using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Filtering;

public sealed class FilterErrorTests
{
    [Theory]
    [InlineData("shop \"never closed", "logs.filter.quote", 5, 13)]
    [InlineData("path:\"never closed", "logs.filter.quote", 5, 13)]
    [InlineData("x level>=loud", "logs.filter.level", 2, 11)]
    [InlineData("level~x", "logs.filter.level", 0, 7)]
    [InlineData("stream:both", "logs.filter.stream", 0, 11)]
    [InlineData("stream>stderr", "logs.filter.stream", 0, 13)]
    [InlineData("source>web", "logs.filter.source", 0, 10)]
    [InlineData("status>=many", "logs.filter.number", 0, 12)]
    [InlineData("a | ", "logs.filter.nothing", 4, 0)]
    [InlineData("| a", "logs.filter.nothing", 0, 0)]
    [InlineData("( )", "logs.filter.nothing", 2, 0)]
    [InlineData("\"\"", "logs.filter.nothing", 0, 2)]
    [InlineData("x ( a", "logs.filter.open", 2, 1)]
    [InlineData("a ) b", "logs.filter.close", 2, 1)]
    [InlineData("( ( ( ( ( ( ( ( ( a ) ) ) ) ) ) ) ) )", "logs.filter.deep", 16, 1)]
    [InlineData("~(a", "logs.filter.regex.open", 2, 1)]
    [InlineData("x ~a)", "logs.filter.regex.close", 4, 1)]
    [InlineData("~[a", "logs.filter.regex.set", 2, 1)]
    [InlineData("~*a", "logs.filter.regex.repeat", 1, 1)]
    [InlineData("~a\\", "logs.filter.regex.escape", 2, 1)]
    [InlineData("~[z-a]", "logs.filter.regex.range", 4, 1)]
    [InlineData("~(a)\\1", "logs.filter.regex.unsupported", 1, 5)]
    [InlineData("~a(?=b)", "logs.filter.regex.unsupported", 1, 6)]
    [InlineData("~a(?<!b)", "logs.filter.regex.unsupported", 1, 7)]
    [InlineData("~(?>a)", "logs.filter.regex.unsupported", 1, 5)]
    [InlineData("~((a{100}){100}){100}", "logs.filter.regex.large", 1, 20)]
    [InlineData("~a{2500}.{2400}$", "logs.filter.regex.large", 1, 15)]
    [InlineData("~\\Ga", "logs.filter.regex.unsupported", 1, 3)]
    [InlineData("path~a{9999}", "logs.filter.regex.large", 5, 7)]
    [InlineData("path~(", "logs.filter.regex.open", 5, 1)]
    public void TryParse_Mistake_SaysWhatAndWhere(string text, string code, int position, int length)
    {
        var error = Filters.ErrorOf(text);

        Assert.Equal((code, position, length), (error.Code(), error.Position, error.Length));
    }

    [Fact]
    public void TryParse_TooMuch_IsRefused()
    {
        Assert.Equal("logs.filter.long", Filters.ErrorOf(new string('x', LogFilter.MaxLength + 1)).Code());
        Assert.Equal("logs.filter.parts", Filters.ErrorOf(string.Concat(Enumerable.Repeat("a ", 101))).Code());
        Assert.Equal("logs.filter.regex.large", Filters.ErrorOf(string.Concat(Enumerable.Repeat("(", 500)) + string.Concat(Enumerable.Repeat(")", 500)), LogFilterSyntax.Regex).Code());
    }

    [Fact]
    public void TryParse_AnyText_NeverFails()
    {
        var random = new Random(3);
        const string Alphabet = "ab \"\\-~|()[]{}:=<>!.*+?^$,0129slevel\u0000é";
        var text = new char[40];
        var good = 0;
        for (var round = 0; round < 30_000; round++)
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = Alphabet[random.Next(Alphabet.Length)];
            var written = new string(text, 0, random.Next(text.Length));
            if (!LogFilter.TryParse(written, (LogFilterSyntax)(round % 2), out var filter, out var error))
            {
                Assert.InRange(error.Position, 0, written.Length);
                Assert.InRange(error.Position + error.Length, 0, written.Length);
                continue;
            }
            good++;
            var canonical = filter.ToString();
            Assert.True(LogFilter.TryParse(canonical, LogFilterSyntax.Words, out var again, out var wrong), $"'{written}' became '{canonical}': {wrong?.Why}");
            Assert.Equal(canonical, again.ToString());
            foreach (var line in new[] { "a", "b -a", "level=a b", "ab:0129", written })
                Assert.Equal(filter.Matches(Filters.Line(line)), again.Matches(Filters.Line(line)));
        }
        Assert.True(good > 3_000);
    }
}
