using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What the panel beside the list says of a real container.</summary>
public sealed class ContainerDetailsTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Theory]
    [InlineData("Overview", "sandbox/base:1")]
    [InlineData("Mounts", "/var/test-mount")]
    [InlineData("Networks", "bridge")]
    [InlineData("Labels", "test.colour")]
    [InlineData("Health", "exit 0")]
    [InlineData("Inspect", "\"MemorySwap\"")]
    public async Task Tab_Each_ShowsWhatTheEngineSays(string tab, string text)
    {
        var name = await Engine.RunAsync(Forever, "--label", "test.colour=<b>blue</b>", "--tmpfs", "/tmp", "--volume", "/var/test-mount", "--network", "bridge", "--health-cmd", "true", "--health-interval", "1s");
        var (_, details) = await OpenDetailsAsync(name);

        await details.GetByRole(AriaRole.Button, new() { Name = tab, Exact = true }).ClickAsync();

        await Expect(details.GetByText(text).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Environment_ASecret_IsInNoByteOfThePageUntilShownAndTheLookIsRecorded()
    {
        var secret = "s3cr3t-" + Guid.NewGuid().ToString("n");
        var name = await Engine.RunAsync(Forever, "--env", "DB_DSN=" + secret, "--env", "TZ=Asia/Almaty");
        var visit = await VisitAsync($"/containers/real/{name}?q={name}");
        var details = Details(visit.Page, name);
        foreach (var tab in new[] { "Inspect", "Labels", "Environment" })
            await details.GetByRole(AriaRole.Button, new() { Name = tab, Exact = true }).ClickAsync();
        await Expect(details.GetByText("DB_DSN")).ToBeVisibleAsync();
        await Expect(details.GetByText("Asia/Almaty")).ToBeVisibleAsync();

        Assert.DoesNotContain(secret, await visit.Page.ContentAsync());
        Assert.False(visit.Received(secret));
        Assert.True(visit.Received("DB_DSN"));

        await details.GetByRole(AriaRole.Button, new() { Name = "Show values" }).ClickAsync();
        await ConfirmAsync(visit.Page, name, "Show values");
        await Expect(details.GetByText(secret)).ToBeVisibleAsync();
        var looks = (await House.AuditAsync()).Where(a => a.Action == "containers.revealEnvironment" && a.Target == name);
        Assert.Equal([null, "done"], looks.Select(a => a.Outcome));
        await details.GetByRole(AriaRole.Button, new() { Name = "Hide values" }).ClickAsync();
        await Expect(details.GetByText(secret)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Panel_ContainerRemoved_SaysSo()
    {
        var name = await Engine.RunAsync(Forever);
        var (_, details) = await OpenDetailsAsync(name);

        await Engine.DockerAsync("rm", "-f", name);

        await Expect(details.GetByText("This container was removed.")).ToBeVisibleAsync(new() { Timeout = 2_000 });
    }

    [Fact]
    public async Task Names_Hostile_StayText()
    {
        var name = await Engine.RunAsync(Forever, "--label", "x=<img src=x onerror=\"document.title='owned'\">", "--label", "y=\u202Eflipped");
        var (page, details) = await OpenDetailsAsync(name);
        await details.GetByRole(AriaRole.Button, new() { Name = "Labels", Exact = true }).ClickAsync();

        await Expect(details.GetByText("<img src=x")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
    }
}
