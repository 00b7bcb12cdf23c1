using System.Text;
using TapBot.Core.Logs;
using TapBot.Core.Tests.Logs.Parsing;

namespace TapBot.Core.Tests.Logs.Filtering;

public sealed class MayMatchTests
{
    private static readonly string[] Recordings =
        ["logs-traefik-access.log", "logs-traefik-access.jsonl", "logs-nginx-access.log", "logs-postgres-stderr.log", "logs-postgres-csv.log", "logs-postgres-json.jsonl", "logs-programs.jsonl"];

    [Theory]
    [InlineData("nothing like it", "words", false)]
    [InlineData("WORDS", "some Words", false)]
    [InlineData("words", "some WORDS", true)]
    [InlineData("words", "some w\u001b[1mords", true)]
    [InlineData("words", "{\"msg\":\"w\\u006frds\"}", true)]
    [InlineData("words", "{\"@mt\":\"w{A}\",\"A\":\"ords\"}", true)]
    [InlineData("level>=error", "words", true)]
    [InlineData("k2", "\u212A2", false)]
    public void MayMatch_Block_IsFalseOnlyWhenCertain(string filter, string block, bool expected) => Assert.Equal(expected, Filters.Of(filter).MayMatch(Encoding.UTF8.GetBytes(block)));

    [Fact]
    public void MayMatch_PartsOfRecordedLines_NeverMissesALine()
    {
        var random = new Random(9);
        var lines = Recordings.SelectMany(RecordedLines.Load).Append("\u001b[31mERR\u001b[0mOR in \u212Aelvin and İstanbul").ToList();
        for (var round = 0; round < 5_000; round++)
        {
            var line = lines[random.Next(lines.Count)];
            var shown = random.Next(2) == 0 ? line : LineParser.Parse(line).Message;
            var start = random.Next(shown.Length);
            var part = shown.Substring(start, random.Next(1, Math.Min(20, shown.Length - start + 1)));
            var text = (random.Next(3), random.Next(2)) switch { (0, _) => part.ToLowerInvariant(), (1, 0) => part, _ => part.Trim() };
            if (!LogFilter.TryParse(random.Next(3) == 0 ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"", (LogFilterSyntax)random.Next(2), out var filter, out _))
                continue;
            if (filter.Matches(Filters.Line(line)))
                Assert.True(filter.MayMatch(Encoding.UTF8.GetBytes(line)), $"'{filter}' matches but is not looked for in: {line}");
        }
    }
}
