using Microsoft.Playwright;
using TapBot.EndToEnd.Certificates;
using TapBot.EndToEnd.Portal;

[assembly: AssemblyFixture(typeof(PortalUnderTest))]

namespace TapBot.EndToEnd.Portal;

/// <summary>One portal in front of the engine of <c>test.sh</c> and one browser, for all tests that break neither.</summary>
public sealed class PortalUnderTest : IAsyncLifetime
{
    /// <summary>What the portal calls the PostgreSQL of <c>test.sh</c>.</summary>
    internal const string Database = "shop-db";

    private IPlaywright? playwright;

    internal IBrowser Browser { get; private set; } = null!;

    internal PortalHouse House { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(15_000);
        playwright = await Playwright.CreateAsync();
        var path = Environment.GetEnvironmentVariable("BROWSER_PATH") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--force-color-profile=srgb"] });
        await using var engine = new RealEngine();
        var database = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES");
        // Tests that need no page may take longer, one after the other, than a session may be idle.
        House = await PortalHouse.StartAsync(Browser, engine.Address, "--TapBot:Access:SessionIdle=12:00:00", $"--TapBot:Proxy:Traefik:Api={Environment.GetEnvironmentVariable("TAPBOT_TEST_TRAEFIK")}",
            $"--TapBot:Databases:0:Name={Database}", "--TapBot:Databases:0:Server=real", $"--TapBot:Databases:0:ConnectionString={database}",
            $"--TapBot:Databases:0:ReaderConnectionString={As("tapbot_reader")}", $"--TapBot:Databases:0:WriterConnectionString={As("tapbot_writer")}",
            $"--TapBot:Certificates:Roots:0={Zoo.Root}", $"--TapBot:Certificates:Endpoints:0={Zoo.At("valid.test")}", $"--TapBot:Certificates:Endpoints:1={Zoo.At("expired.test")}",
            $"--TapBot:Certificates:Endpoints:2={Zoo.At("soon.test")}");
        string? As(string role) => database?.Replace("Username=postgres", $"Username={role}", StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        if (House is not null)
            await House.DisposeAsync();
    }
}
