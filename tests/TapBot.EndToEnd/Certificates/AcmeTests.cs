using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using TapBot.EndToEnd.Portal;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Certificates;

/// <summary>A certificate that a real ACME authority (pebble) issues to a real client (lego) over http-01, served by a real server, and its renewal.</summary>
public sealed class AcmeTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const float Followed = 60_000;

    [Fact]
    public async Task Renewal_ByARealClient_IsFollowedByAnOpenPageWithoutRestart()
    {
        await Acme.ReloadAsync();
        var endpoint = Acme.Endpoint;
        await using var house = await PortalHouse.StartAsync(Browser, Engine.Address,
            $"--TapBot:Certificates:Roots:0={Acme.Root}", $"--TapBot:Certificates:Endpoints:0={endpoint}", $"--TapBot:Certificates:Files:0={Acme.File}");
        await using var visit = await house.VisitAsync();
        await visit.GoAsync($"/certificates/{endpoint}");
        var details = Details(visit.Page, endpoint);
        using var first = Acme.Stored();
        await Expect(details).ToContainTextAsync("Valid until");
        await Expect(details).ToContainTextAsync(Serial(first));
        await Expect(details).ToContainTextAsync($"The same lies in{Acme.File}");
        await Expect(details).ToContainTextAsync("Pebble Root CA");
        Assert.Equal(("valid", Serial(first), Ends(first)), await SeenAsync(house, endpoint));

        await Acme.RenewAsync();
        using var second = Acme.Stored();
        Assert.NotEqual(Serial(first), Serial(second));
        await Expect(details).ToContainTextAsync($"Stored is newer than served: what lies in {Acme.File}", new() { Timeout = Followed });
        await Expect(details).ToContainTextAsync(Serial(first));
        await Expect(RowOf(visit.Page, endpoint)).ToContainTextAsync("Stored differs");
        Assert.Equal(("storedDiffers", Serial(first), Ends(first)), await SeenAsync(house, endpoint));

        await Acme.ReloadAsync();
        await Expect(details).ToContainTextAsync(Serial(second), new() { Timeout = Followed });
        await Expect(details).ToContainTextAsync("Valid until");
        await Expect(details).ToContainTextAsync($"The same lies in{Acme.File}");
        await Expect(RowOf(visit.Page, endpoint)).ToContainTextAsync("Valid");
        Assert.Equal(("valid", Serial(second), Ends(second)), await SeenAsync(house, endpoint));
        visit.Praise();
    }

    private static string Serial(X509Certificate2 certificate) => certificate.SerialNumber.ToLowerInvariant();

    private static DateTimeOffset Ends(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime());

    private static async Task<(string Verdict, string Serial, DateTimeOffset NotAfter)> SeenAsync(PortalHouse house, string endpoint)
    {
        var seen = (await house.Api.GetFromJsonAsync<JsonNode>($"/api/v1/certificates/{Uri.EscapeDataString(endpoint)}", TestContext.Current.CancellationToken))!;
        return (seen["verdict"]!.GetValue<string>(), seen["serial"]!.GetValue<string>(), seen["notAfter"]!.GetValue<DateTimeOffset>());
    }
}
