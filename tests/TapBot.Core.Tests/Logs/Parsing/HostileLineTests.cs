using System.Globalization;
using System.Text;
using System.Text.Json;
using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs.Parsing;

public sealed class HostileLineTests
{
    public static TheoryData<string> Lines =>
    [
        new string('{', 16_384), new string('[', 16_384), "{\"a\":" + new string('[', 16_000), "{\"a\":" + string.Concat(Enumerable.Repeat("{\"a\":", 3_000)),
        new string('"', 16_384), "{\"" + new string('\\', 16_000), new string('=', 16_384), string.Concat(Enumerable.Repeat("a=1 ", 4_000)),
        "{\"n\":" + new string('9', 16_000) + "}", "{\"n\":1e999999999}", "{\"a\0b\":\"\0\"}", "{\"\u202Eevil\":\"\u202Etxt.exe\"}", "{\"a\":\"\uD800\"}", "{\"a\":\"\\ud800\\udc00\\ud800\"}",
        "\u001b[", "\u001b[31m{\"a\":\u001b[0m1}", "{\"a\":1,,}", "{\"a\"}", "{\"a\":}", "{:}", "{\"a\":1", "{\"a\":-", "{\"a\":\"\\u12\"}", "{\"a\":\"\\x4\"}",
        "x - - [25/Nov/2025:21:05:00 +0000] \"", "x - - [25/Nov/2025:21:05:00 +0000] \"\\", " - [25/Nov/2025:21:05:00 +0000] \"GET / HTTP/1.1\" 200", "[25/Nov/2025:21:05:00 +0000] \"GET\" 1",
        "2025-11-25 21:07:00.312 UTC," + new string(',', 16_000), "2025-11-25 21:07:00.312 UTC,\"" + new string('"', 16_001), "2025-11-25 ERROR:  ", "2025-11-25 21:06:09 [] @ = LOG:  x",
        "2025-11-25 21:06:09 [-1] a@ =,= LOG:  duration:  ms", "I1125 21:07:00.312456 x] \"\\", "I1125 21:07:00.312456       1 a] \"", "{\"@mt\":\"{\",\"a\":1}", "{\"@mt\":\"}{{}{a\",\"a\":1}",
        "{\"@mt\":\"" + string.Concat(Enumerable.Repeat("{a}", 4_000)) + "\",\"a\":\"" + new string('x', 3_000) + "\"}",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Parse_Hostile_IsBoundedAndAgreesWithTryFind(string line)
    {
        var parsed = LineParser.Parse(line);

        Assert.InRange(parsed.Fields.Count, 0, 200);
        Assert.InRange(parsed.Message.Length, 0, 17_000);
        Assert.All(parsed.Fields.GroupBy(field => field.Key), group =>
        {
            Assert.True(LineParser.TryFind(line, group.Key, out var found));
            Assert.Equal(group.First(), found);
        });
        LineParser.TryFind(line, "a.a.a.a.a.a.a.a.a.a.a.a", out _);
        LevelParser.Parse(Encoding.UTF8.GetBytes(line));
    }

    [Fact]
    public void Parse_AnyCut_NeverFails()
    {
        string[] files = ["logs-traefik-access.log", "logs-traefik-access.jsonl", "logs-nginx-access.log", "logs-postgres-stderr.log", "logs-postgres-csv.log", "logs-programs.jsonl"];
        foreach (var line in files.SelectMany(RecordedLines.Load))
        {
            for (var length = 0; length <= line.Length; length++)
            {
                var cut = LineParser.Parse(line[..length]);
                _ = (cut.Fields.Count, cut.Message);
                LevelParser.Parse(Encoding.UTF8.GetBytes(line[..length]));
            }
        }
    }

    [Fact]
    public void Parse_AnyCharacters_NeverFails()
    {
        var random = new Random(11);
        const string Alphabet = "{}[]\"\\:,=<>- \tINFOerror0123456789\u001bm.@|é\uD83D\uDE00\0";
        var line = new char[300];
        for (var round = 0; round < 20_000; round++)
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = Alphabet[random.Next(Alphabet.Length)];
            var text = (round % 4) switch { 0 => "{\"", 1 => "a=", 2 => "2025-11-25 21:06:09 UTC [1] ", _ => "" } + new string(line, 0, random.Next(line.Length));
            var parsed = LineParser.Parse(text);
            _ = (parsed.Fields.Count, parsed.Message);
        }
    }

    [Fact]
    public void Fields_RandomJson_AreThoseOfARealParserAndOfTryFind()
    {
        var random = new Random(5);
        for (var round = 0; round < 1_000; round++)
        {
            var members = new Dictionary<string, object?>();
            for (var i = random.Next(1, 60); i > 0; i--)
                members[Word(random, 1)] = Value(random, 0);
            var json = JsonSerializer.Serialize(members, new JsonSerializerOptions { WriteIndented = random.Next(4) == 0, IndentSize = 1, NewLine = "\n" });
            using var tree = JsonDocument.Parse(json);

            var parsed = LineParser.Parse(json);

            Assert.Equal(LineFormat.Json, parsed.Format);
            Assert.Equal(tree.RootElement.EnumerateObject().Select(member => new LogField(member.Name, TextOf(member.Value), KindOf(member.Value))), parsed.Fields);
            foreach (var field in parsed.Fields)
            {
                Assert.True(LineParser.TryFind(json, field.Key, out var found));
                Assert.Equal(field, found);
            }
        }
    }

    private static object? Value(Random random, int depth) => random.Next(depth > 2 ? 5 : 7) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(),
        3 => random.NextDouble() * 1e10,
        4 => Word(random, 0),
        5 => Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1)).ToArray(),
        _ => Enumerable.Range(0, random.Next(4)).ToDictionary(i => i.ToString(CultureInfo.InvariantCulture) + Word(random, 1), _ => Value(random, depth + 1)),
    };

    private static string Word(Random random, int least)
    {
        const string Alphabet = "abcXYZ09 .\"\\/{}[]:,\n\té\u202E<>'&=";
        return new string([.. Enumerable.Range(0, random.Next(least, 12)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static LogFieldKind KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => LogFieldKind.String,
        JsonValueKind.Number => LogFieldKind.Number,
        JsonValueKind.Null => LogFieldKind.Null,
        JsonValueKind.Object or JsonValueKind.Array => LogFieldKind.Object,
        _ => LogFieldKind.Boolean,
    };
}
