using TapBot.Testing.Containers;

namespace TapBot.Benchmarks.Lists;

/// <summary>A server with 1,000 containers: what the API, a change and the page cost.</summary>
internal static class ListBenchmark
{
    private const int Containers = 1_000;

    public static async Task<IReadOnlyList<Result>> RunAsync()
    {
        Table.TakeOutput();
        var server = ServerName.Parse("fleet");
        var engine = new FakeEngine(server, TimeProvider.System)
        {
            Figures = container => [SampleFleet.Figures(container, TimeProvider.System.GetUtcNow())],
            FiguresEvery = TimeSpan.FromSeconds(1),
        };
        engine.With([.. SampleFleet.Of(server, Containers)]);
        await using var portal = new InProcessPortal(engine);
        var token = await portal.StartAsync(Containers);
        return
        [
            .. await ListRequests.MeasureAsync(portal.Address, server, token),
            .. await ListChanges.MeasureAsync(portal, engine, server),
            .. await ListPalette.MeasureAsync(portal),
            .. await ListPage.MeasureAsync(portal, engine),
        ];
    }
}
