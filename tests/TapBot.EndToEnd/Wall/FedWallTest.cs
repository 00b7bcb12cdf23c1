using Microsoft.Playwright;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Wall;

/// <summary>What tests of a screen have in common: windows on boards that the test feeds, which must not have complained.</summary>
public abstract class FedWallTest(PortalUnderTest portal) : IAsyncLifetime
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("TAPBOT_TEST_PICTURES");
    private readonly List<Visit> visits = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in visits)
            await visit.DisposeAsync();
        GC.SuppressFinalize(this);
        foreach (var visit in visits)
            visit.Praise();
    }

    /// <summary>A screen in front of the board that is always there.</summary>
    private protected async Task<FedScreen> OpenAsync(string prepare = "", int width = 1280, int height = 720)
    {
        var visit = await portal.House.VisitAsync(new Look(ColorScheme.Dark, width, height));
        visits.Add(visit);
        return await FedScreen.OpenAsync(visit, prepare);
    }

    /// <summary>An empty page beside the screen, which takes pictures apart.</summary>
    private protected static Task<IPage> EyeAsync(FedScreen screen) => screen.Page.Context.NewPageAsync();

    private protected static async Task PictureAsync(FedScreen screen, string name)
    {
        if (Pictures is { Length: > 0 } folder)
            await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"wall-{name}.png") });
    }
}
