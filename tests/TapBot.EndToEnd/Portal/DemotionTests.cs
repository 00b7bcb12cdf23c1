using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>Who loses a right loses it in the pages that are open: what they list goes, what they offer is greyed.</summary>
public sealed class DemotionTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const string Demoted = "dee", Users = "/api/v1/users";
    private const string ListIsGone = "() => !document.querySelector('main table')";
    private const string ButtonIsGreyed = "name => document.querySelector(`button[aria-label='Restart ${name}']`)?.getAttribute('aria-disabled') === 'true'";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);
    private static readonly int Times = Soak.Times(inSoak: 20, normally: 3);

    [Fact]
    public async Task Administrator_DemotedWithPagesOpen_LosesThemWithinFiveSeconds()
    {
        var name = await Engine.RunAsync(Forever);
        using var made = await House.Api.PostAsJsonAsync(Users, new { userName = Demoted, password = PortalHouse.Password, grants = new[] { new { role = "viewer" } } }, TestContext.Current.CancellationToken);
        made.EnsureSuccessStatusCode();
        await using var visit = await House.VisitAsync(signedIn: false);
        await visit.SignInAsync(userName: Demoted);
        var (users, containers) = (visit.Page, await visit.Page.Context.NewPageAsync());
        var taken = new List<(TimeSpan List, TimeSpan Button)>();
        for (var i = 0; i < Times; i++)
        {
            await BecomeAsync("administrator");
            await visit.GoAsync("/administration/users");
            await containers.GotoAsync($"/containers?q={name}");
            await Expect(RowOf(users, PortalHouse.UserName)).ToBeVisibleAsync();
            await Expect(containers.GetByRole(AriaRole.Button, new() { Name = $"Restart {name}", Exact = true })).Not.ToHaveAttributeAsync("aria-disabled", "true");

            var start = Stopwatch.GetTimestamp();
            await BecomeAsync("viewer");
            var list = ElapsedAsync(users.WaitForFunctionAsync(ListIsGone), start);
            var button = ElapsedAsync(containers.WaitForFunctionAsync(ButtonIsGreyed, name), start);
            taken.Add((await list, await button));
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", taken.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.List.TotalMilliseconds:N0}/{t.Button.TotalMilliseconds:N0} ms"))));
        Assert.All(taken, t => Assert.InRange(t.List, TimeSpan.Zero, Most));
        Assert.All(taken, t => Assert.InRange(t.Button, TimeSpan.Zero, Most));
        await Expect(users.GetByRole(AriaRole.Alert)).ToBeVisibleAsync(); // it says so, and does not just go blank
        visit.Praise();
    }

    public override async ValueTask DisposeAsync()
    {
        using var gone = await House.Api.DeleteAsync($"{Users}/{Demoted}");
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task BecomeAsync(string role)
    {
        using var changed = await House.Api.PutAsJsonAsync($"{Users}/{Demoted}", new { grants = new[] { new { role } } });
        changed.EnsureSuccessStatusCode();
    }

    private static async Task<TimeSpan> ElapsedAsync(Task<IJSHandle> seen, long start)
    {
        await seen;
        return Stopwatch.GetElapsedTime(start);
    }
}
