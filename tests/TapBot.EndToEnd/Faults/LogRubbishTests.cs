using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using TapBot.Core.Logs;
using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Portal;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Faults;

/// <summary>Lines that no program should write, and searches that no person should ask for.</summary>
public sealed class LogRubbishTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const int Huge = 5_000_000, Lines = 3_000;
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(5);

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_HugeBinaryAndCutInTime_AreKeptFoundAndDownloaded()
    {
        var name = await Engine.RunAsync($$"""
            printf 'nul\000in the middle\n'; printf 'bad\377\376utf8\n'; printf 'half \360\237\n'; printf '\001\033\177bell\007\n'
            head -c {{Huge}} /dev/zero | tr '\0' x; echo
            printf 'begun '; sleep 3; echo 'and ended'
            printf 'no end'
            """);
        string[] written = ["nul\0in the middle", "bad\uFFFD\uFFFDutf8", "half \uFFFD\uFFFD", "\u0001\u001b\u007fbell\a", new string('x', LogLine.MaxTextBytes), "begun and ended", "no end"];
        await House.SeenAsync(name);
        await House.SaidAsync(name, written[^1], TestEnds);
        await Engine.DockerAsync("rm", "-f", name); // from now on only what is kept

        Assert.Equal(written, await House.WholeAsync(TestEnds, name));
        Assert.Equal(written, await House.ScrolledAsync(TestEnds, name));
        Assert.Equal(Huge - LogLine.MaxTextBytes, (int)Assert.Single(await FoundAsync(name, "xxxxxxxx"))["cutBytes"]!);
        foreach (var (query, line) in new[] { ("middle", 0), ("utf8", 1), ("half", 2), ("bell", 3), ("%22begun%20and%20ended%22", 5), ("%22no%20end%22", 6) })
            Assert.Equal(written[line], (string)Assert.Single(await FoundAsync(name, query))["text"]!);

        await using var packed = await House.Api.GetStreamAsync($"/api/v1/logs?source=real/{name}&format=text&gzip=true&download=true", TestEnds);
        using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var lines = (await text.ReadToEndAsync(TestEnds)).TrimEnd('\n').Split('\n');
        Assert.Equal(written, lines.Select(l => l.Split(' ', 3)[2]));
    }

    [Fact]
    public async Task Search_ExpressionsThatNeverEnd_AnswerAtOnceOrSayWhyNot()
    {
        var name = await Engine.RunAsync($"i=0; while [ $i -lt {Lines} ]; do i=$((i+1)); echo \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! $i\"; done; echo done; sleep 1000");
        await House.SeenAsync(name);
        await House.SaidAsync(name, "done", TestEnds);

        foreach (var (bomb, found) in new[] { ("(a+)+$", 0), ("^(a|aa)+$", 0), ("(.*a){20}!", Lines), ("(x+x+)+y", 0) })
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(found, (await FoundAsync(name, Uri.EscapeDataString(bomb) + "&regex=true&limit=100000")).Count);
            Assert.True(watch.Elapsed < Quick, $"{bomb} took {watch.Elapsed}");
        }
        foreach (var (bomb, code) in new[] { ("((a{100}){100}){100}", "logs.filter.regex.large"), ("(a)\\1+$", "logs.filter.regex.unsupported"), ("a(?=b)", "logs.filter.regex.unsupported") })
        {
            var (status, problem) = await House.AskAsync($"/api/v1/logs/search?source=real/{name}&query={Uri.EscapeDataString(bomb)}&regex=true");
            Assert.Equal((HttpStatusCode.BadRequest, code), (status, (string?)problem["code"]));
        }

        var page = await OpenAsync($"/logs?source=real/{name}&mode=filter&regex=1");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("(.*a){20}! 2999$");
        await Expect(page.Locator("[data-scroller] .row .text")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("((a{100}){100}){100}");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("too large");
        await Expect(page.Locator("[data-scroller] .row .text")).ToHaveCountAsync(1);
    }

    private async Task<List<JsonNode>> FoundAsync(string name, string query)
    {
        var answer = await House.Api.GetStringAsync($"/api/v1/logs/search?source=real/{name}&query={query}", TestEnds);
        return [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];
    }
}
