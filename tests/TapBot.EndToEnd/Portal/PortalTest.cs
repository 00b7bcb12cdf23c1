using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What tests of the portal's pages have in common: containers that go with the test, and windows that must not have complained.</summary>
public abstract class PortalTest(PortalUnderTest portal) : IAsyncLifetime
{
    private protected const string Forever = "trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done";
    private readonly List<Visit> visits = [];

    private protected RealEngine Engine { get; } = new();

    private protected PortalHouse House => portal.House;

    private protected IBrowser Browser => portal.Browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var visit in visits)
            await visit.DisposeAsync();
        await Engine.DisposeAsync();
        GC.SuppressFinalize(this);
        foreach (var visit in visits)
            visit.Praise();
    }

    private protected async Task<Visit> VisitAsync(string path, Look? look = null, bool signedIn = true)
    {
        var visit = await House.VisitAsync(look, signedIn);
        visits.Add(visit);
        await visit.GoAsync(path);
        return visit;
    }

    private protected async Task<IPage> OpenAsync(string path, Look? look = null) => (await VisitAsync(path, look)).Page;

    /// <summary>The list, with nothing but containers of these names.</summary>
    private protected Task<IPage> OpenListAsync(string filter = "") => OpenAsync($"/containers?q={filter}");

    /// <summary>The list with the details of a container beside it.</summary>
    private protected async Task<(IPage Page, ILocator Details)> OpenDetailsAsync(string name)
    {
        var page = await OpenAsync($"/containers/real/{name}?q={name}");
        var details = Details(page, name);
        await Expect(details.GetByRole(AriaRole.Button, new() { Name = "Overview" })).ToBeVisibleAsync();
        return (page, details);
    }

    private protected static ILocator RowOf(IPage page, string name) => page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    private protected static ILocator Details(IPage page, string name) => page.GetByRole(AriaRole.Complementary, new() { Name = name });

    /// <summary>What came of an operation, in the corner of the page.</summary>
    private protected static ILocator Result(IPage page, string name) =>
        page.GetByRole(AriaRole.Region, new() { Name = "Operations" }).GetByRole(AriaRole.Article).Filter(new() { HasText = name });

    private protected static async Task ConfirmAsync(IPage page, string question, string action)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(question);
        await dialog.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
    }

    /// <summary>Chooses an entry of a row's menu.</summary>
    private protected static async Task ChooseAsync(ILocator where, string name, string action)
    {
        await where.GetByRole(AriaRole.Button, new() { Name = $"More actions for {name}" }).ClickAsync();
        await where.GetByRole(AriaRole.Button, new() { Name = $"{action} {name}", Exact = true }).ClickAsync();
    }

    private protected Task<string> StartedAtAsync(string name) => Engine.DockerAsync("inspect", "-f", "{{.State.StartedAt}}", name);
}
