using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Parsing;

public sealed class LogLineTests
{
    private static LogLine Line(string text) => new(new LogCursor(1, 0), LogStream.Stdout, LineLevel.Info, text);

    [Fact]
    public void Parsed_AskedAgain_IsTheSameObject()
    {
        var line = Line("""{"msg":"x"}""");

        Assert.Null(line.ParsedAlready);
        Assert.Same(line.Parsed, line.Parsed);
        Assert.Equal("x", line.Parsed.Message);
    }

    [Fact]
    public void Parsed_Copy_IsReadAnewWhenItsTextIsAnother()
    {
        var line = Line("""{"msg":"x"}""");
        var parsed = line.Parsed;

        Assert.Same(parsed, (line with { Level = LineLevel.Warn }).Parsed);
        Assert.Equal("y", (line with { Text = """{"msg":"y"}""" }).Parsed.Message);
    }

    [Fact]
    public void Equals_OneRead_IsStillEqual()
    {
        var (read, other) = (Line("a=1 b=2"), Line("a=1 b=2"));
        _ = read.Parsed;

        Assert.Equal(read, other);
        Assert.Equal(read.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Parsed_ManyThreads_AllGetTheSameAnswer()
    {
        var line = Line("""{"msg":"x","n":1}""");

        Parallel.For(0, 64, _ =>
        {
            Assert.Equal("x", line.Parsed.Message);
            Assert.Equal(2, line.Parsed.Fields.Count);
        });
    }
}
