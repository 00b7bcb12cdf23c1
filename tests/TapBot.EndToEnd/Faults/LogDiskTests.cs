using System.Text.Json.Nodes;
using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Portal;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Faults;

/// <summary>The disk of the history, when it is full and when it belongs to another portal.</summary>
public sealed class LogDiskTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const string End = "the end";
    private const string Ticks = $"i=0; while [ ! -e /stop ]; do i=$((i+1)); echo tick $i; usleep 20000; done; echo {End}; sleep 1000";

    [Fact]
    public async Task Disk_FullAndFreedAgain_IsSaidTheViewGoesOnAndTheHistoryIsFilledUp()
    {
        var data = Directory.CreateTempSubdirectory("tapbot-disk-");
        await using var disk = await SmallDisk.MountAsync(Path.Combine(data.FullName, "logs"), megabytes: 16);
        await using var house = await PortalHouse.StartAsync(Browser, Engine.Address, "--data", data.FullName);
        var name = await Engine.RunAsync(Ticks, "--init");
        await house.SeenAsync(name);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        await using var visit = await house.VisitAsync();
        await visit.GoAsync($"/logs?source=real/{name}");
        var viewer = LogStream.OfContainer(house, name);
        await viewer.ReadUntilAsync(v => v.Lines.Count >= 50, end.Token);
        var viewing = viewer.FollowAsync(End, int.MaxValue / 2, end.Token);

        disk.Fill();
        var full = await house.RecordingIsAsync(false, end.Token);
        Assert.Equal("logs.history.full", (string)full["why"]!["code"]!);
        await Expect(visit.Page.Locator("footer").GetByText("The disk is full")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        var seen = viewer.Lines.Count;
        await Expect(visit.Page.GetByText($"tick {seen + 100}", new() { Exact = true })).ToBeVisibleAsync();
        Assert.False((bool)(await house.AskAsync("/api/v1/logs/history")).Answer["recording"]!);
        Assert.DoesNotContain($"tick {seen + 100}", await house.WholeAsync(end.Token, name));

        disk.Free();
        await house.RecordingIsAsync(true, end.Token);
        await Engine.DockerAsync("exec", name, "touch", "/stop");
        await viewing;
        var held = (await Engine.DockerAsync("logs", name)).Split('\n');
        await house.SaidAsync(name, End, end.Token);

        Assert.Equal(held, viewer.Lines);
        Assert.Equal(held, await house.WholeAsync(end.Token, name));
        Assert.Equal(held, await house.ScrolledAsync(end.Token, name));
        visit.Praise();
    }

    [Fact]
    public async Task Directory_OfAnotherPortal_IsRefusedWithTheReason()
    {
        string[] server = ["--TapBot:Servers:0:Name=real", $"--TapBot:Servers:0:Docker={Engine.Address}", "--port", "0"];
        var (code, said) = await PortalProcess.RefusedAsync([.. server, "--data", House.Process.Data]);
        Assert.Equal(1, code);
        Assert.Contains($"Another portal runs on {House.Process.Data}", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);

        var data = Directory.CreateTempSubdirectory("tapbot-shared-");
        Directory.CreateSymbolicLink(Path.Combine(data.FullName, "logs"), Path.Combine(House.Process.Data, "logs"));
        (code, said) = await PortalProcess.RefusedAsync([.. server, "--data", data.FullName]);
        Assert.Equal(1, code);
        Assert.Contains("is in use by another process. Give every portal a data directory of its own.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        data.Delete(recursive: true);
    }
}
