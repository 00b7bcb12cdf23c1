using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What the download of a log gives: what its page shows.</summary>
public sealed class LogDownloadTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const string Numbers = "i=0; while [ $i -lt 900 ]; do i=$((i+1)); echo keep $i; echo drop $i; done; sleep 1000";

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("JSON Lines")]
    [InlineData("JSON Lines, gzip")]
    public async Task Live_Filtered_GivesTheLinesThatAreLoaded(string form)
    {
        var name = await Engine.RunAsync(Numbers);
        var page = await OpenAsync($"/logs?source=real/{name}&mode=filter&q=keep");
        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("keep 900");
        await page.GetByRole(AriaRole.Log).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Control+c");
        await Expect(page.GetByText("lines copied")).ToBeVisibleAsync();
        var held = (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Split('\n');

        var lines = await DownloadAsync(page.Locator(".pane"), form);

        Assert.Equal(held, lines.Select(l => (string)JsonNode.Parse(l)!["text"]!));
        Assert.InRange(held.Length, 50, 899);
        Assert.All(held, l => Assert.StartsWith("keep ", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("JSON Lines, gzip")]
    [InlineData("Text")]
    public async Task Range_OfTheSecondLog_GivesAllOfIt(string form)
    {
        var name = await Engine.RunAsync(Numbers);
        var second = Uri.EscapeDataString($"source=real%2F{name}&mode=exclude&q=keep&range=1h");
        var page = await OpenAsync($"/logs?source=real/{name}&pane2={second}");
        await Expect(page.GetByRole(AriaRole.Log).Last).ToContainTextAsync("drop 900");

        var lines = await DownloadAsync(page.Locator(".pane").Last, form);

        Assert.Equal(Enumerable.Range(1, 900).Select(i => $"drop {i}"), lines.Select(l => form == "Text" ? l.Split(' ', 3)[2] : (string)JsonNode.Parse(l)!["text"]!));
    }

    private static async Task<string[]> DownloadAsync(ILocator pane, string form)
    {
        await pane.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync();
        var file = await pane.Page.RunAndWaitForDownloadAsync(() => pane.GetByRole(AriaRole.Link, new() { Name = form, Exact = true }).ClickAsync());
        Assert.EndsWith(form.EndsWith("gzip", StringComparison.Ordinal) ? ".jsonl.gz" : form == "Text" ? ".log" : ".jsonl", file.SuggestedFilename, StringComparison.Ordinal);
        await using var packed = File.OpenRead((await file.PathAsync())!);
        await using Stream plain = form.EndsWith("gzip", StringComparison.Ordinal) ? new GZipStream(packed, CompressionMode.Decompress) : packed;
        using var reader = new StreamReader(plain);
        return (await reader.ReadToEndAsync(TestEnds)).TrimEnd('\n').Split('\n');
    }
}
