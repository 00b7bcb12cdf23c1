using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TapBot.EndToEnd.Portal;

/// <summary>
/// The files of the portal as it is published. Started in a working copy, a published portal has answered each of them with 200 and nothing in it: so the bytes are
/// counted, not the answers.
/// </summary>
public sealed partial class AssetTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Theory]
    [InlineData("/signin")]
    [InlineData("/containers")]
    public async Task Page_EverythingItNames_HasSomethingInIt(string path)
    {
        var visit = await VisitAsync(path, signedIn: path != "/signin");
        var html = await (await visit.Page.APIRequest.GetAsync(path)).TextAsync();
        using var client = new HttpClient { BaseAddress = House.Process.Address };
        var named = Named().Matches(html).Select(m => m.Groups[1].Value).Concat(Imported(html)).Distinct().ToArray();

        Assert.Contains(named, n => n.Contains("blazor.web", StringComparison.Ordinal));
        Assert.Contains(named, n => n.Contains("Ui/LogView.", StringComparison.Ordinal));
        foreach (var asset in named)
        {
            using var answer = await client.GetAsync(new Uri(asset.TrimStart('.', '/'), UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{asset}: {answer.StatusCode}");
            Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 0, $"{asset} has nothing in it");
        }
    }

    private static IEnumerable<string> Imported(string html) =>
        ImportMap().Match(html) is { Success: true } map ? JsonNode.Parse(map.Groups[1].Value)!["imports"]!.AsObject().Select(i => i.Value!.GetValue<string>()) : [];

    [GeneratedRegex("""<(?:script|link)\b[^>]*?\b(?:src|href)="([^"#]+)"[^>]*>""", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex("""<script type="importmap"[^>]*>(.*?)</script>""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex ImportMap();
}
