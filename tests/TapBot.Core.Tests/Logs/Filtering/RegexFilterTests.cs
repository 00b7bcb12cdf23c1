using System.Diagnostics;
using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Filtering;

public sealed class RegexFilterTests
{
    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(.*a){20}")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData("(x+x+)+y")]
    [InlineData("(a?){2000}b")]
    [InlineData("((a|[ad-f]){20}x?){20}z")]
    [InlineData("(((a*)*)*)*b")]
    public void Matches_RegexBomb_StaysLinear(string pattern)
    {
        var line = Filters.Line(new string('a', LogLine.MaxTextBytes - 1) + "!");
        var start = Stopwatch.GetTimestamp();
        var filter = Filters.Of(pattern, LogFilterSyntax.Regex);

        filter.Matches(line);

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Matches_TakesTooLong_IsCountedAndNoMatch()
    {
        // No machine goes through this text within a millisecond.
        Assert.True(TimedRegex.TryBuild("(?:[ab]*a[ab]{400}c){4}$", 0, TimeSpan.FromMilliseconds(1), out var regex, out _));
        var text = new string(new Random(1).GetItems<char>("ab", 1_000_000));

        Assert.False(regex.IsMatch(text));
        Assert.Equal(1, regex.TimedOut);
    }

    [Theory]
    [InlineData("order", "order", false)]
    [InlineData("Order", "Order", true)]
    [InlineData("\"Order 17 plac/d\"", "Order 17 plac", true)]
    [InlineData("\"GET /API\"", "GET ", true)]
    [InlineData("-not Yes", "Yes", true)]
    [InlineData("short longer", "longer", false)]
    [InlineData("a | b", null, false)]
    [InlineData("x", null, false)]
    [InlineData("zoë", "zo", false)]
    [InlineData("status>=500 path:checkout", "checkout", false)]
    [InlineData("status=500", null, false)]
    [InlineData("~Timed\\sout", "Timed", true)]
    [InlineData("~Timed?out", "Time", true)]
    [InlineData("~Ab+cde", "cde", true)]
    [InlineData("~A(bc)d", null, true)]
    [InlineData("~AB|CD", null, true)]
    [InlineData("~A{3}bc", "bc", true)]
    [InlineData("~X\\u0041BC", null, true)]
    [InlineData("~X\\.BC", "X.BC", true)]
    [InlineData("~timeout", "meout", false)] // an i is also the Turkish one
    [InlineData("~[^Ab]cd", "cd", true)]
    public void Literal_Filter_IsTheLongestTextThatMustBeThere(string filter, string? literal, bool matchCase)
    {
        var found = Filters.Of(filter).Literal;

        Assert.Equal(literal, found?.Text);
        if (found is { } known)
            Assert.Equal(matchCase, known.MatchCase);
    }
}
