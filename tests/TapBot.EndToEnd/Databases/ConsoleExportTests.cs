using System.Text.Json;
using TapBot.Core.Databases;

namespace TapBot.EndToEnd.Databases;

/// <summary>All rows as a file, from a real PostgreSQL: what stands in values and names stays what it is.</summary>
public sealed class ConsoleExportTests : ConsoleRig
{
    private const string Odd = """
        select * from (values
          (1, '<script>alert(1)</script>', 'a "quoted" word', 'one, two'),
          (2, '=1+1', E'two\nlines', E'a\r\nb\tc'),
          (3, '', null, '\back\slash'),
          (4, 'ж 🐘', ' blank ', '{"json": [1]}')
        ) t (n, "a<b>", "say ""hi"", all", "a<b>")
        """;

    [Fact]
    public async Task Csv_OfOddValues_IsByTheRules()
    {
        var file = await ExportAsync(Odd, ExportFormat.Csv);

        Assert.Equal(
            "\"n\",\"a<b>\",\"say \"\"hi\"\", all\",\"a<b>_2\"\r\n"
            + "1,<script>alert(1)</script>,\"a \"\"quoted\"\" word\",\"one, two\"\r\n"
            + "2,=1+1,\"two\nlines\",\"a\r\nb\tc\"\r\n"
            + "3,\"\",,\\back\\slash\r\n"
            + "4,\"ж 🐘\",\" blank \",\"{\"\"json\"\": [1]}\"\r\n",
            file);
    }

    [Fact]
    public async Task Json_OfOddValues_IsReadBackAsTheyAre()
    {
        using var file = JsonDocument.Parse(await ExportAsync(Odd, ExportFormat.Json));

        string?[][] expected =
        [
            ["1", "<script>alert(1)</script>", "a \"quoted\" word", "one, two"],
            ["2", "=1+1", "two\nlines", "a\r\nb\tc"],
            ["3", "", null, "\\back\\slash"],
            ["4", "ж 🐘", " blank ", "{\"json\": [1]}"],
        ];
        Assert.Equal(expected, file.RootElement.EnumerateArray().Select(row => row.EnumerateObject().Select(member => member.Value.GetString()).ToArray()).ToArray());
        Assert.All(file.RootElement.EnumerateArray(), row => Assert.Equal(["n", "a<b>", "say \"hi\", all", "a<b>_2"], row.EnumerateObject().Select(m => m.Name)));
    }

    [Theory]
    [InlineData(ExportFormat.Json, "[]\n")]
    [InlineData(ExportFormat.Csv, "\"n\"\r\n")]
    public async Task File_WithoutRows_IsSound(ExportFormat format, string expected) => Assert.Equal(expected, await ExportAsync("select 1 as n where false", format));

    /// <summary>A value is written piece by piece; a character of two halves may stand across any border.</summary>
    [Theory]
    [InlineData(8190)]
    [InlineData(8191)]
    [InlineData(8192)]
    public async Task Json_OfALongValue_IsWhole(int before)
    {
        using var file = JsonDocument.Parse(await ExportAsync($"select repeat('x', {before}) || '🐘\"' || repeat('<é>', 20000) as v from generate_series(1, 3)", ExportFormat.Json));

        var expected = new string('x', before) + "🐘\"" + string.Concat(Enumerable.Repeat("<é>", 20_000));
        Assert.Equal([expected, expected, expected], file.RootElement.EnumerateArray().Select(r => r.GetProperty("v").GetString()));
    }

    [Fact]
    public async Task Json_OfThousandsOfRows_HasAllOfThem()
    {
        using var file = JsonDocument.Parse(await ExportAsync($"select n, text from {Table} order by n", ExportFormat.Json));

        Assert.Equal(2500, file.RootElement.GetArrayLength());
        Assert.Equal(("2500", "secret"), (file.RootElement[2499].GetProperty("n").GetString(), file.RootElement[2499].GetProperty("text").GetString()));
    }

    private async Task<string> ExportAsync(string sql, ExportFormat format)
    {
        await using var run = await House.BeginAsync(sql);
        using var file = new StringWriter();
        Assert.Null(await run.ExportAsync(file, format, TestContext.Current.CancellationToken));
        return file.ToString();
    }
}
