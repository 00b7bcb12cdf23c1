namespace TapBot.EndToEnd.Portal;

/// <summary>A portal of its own for the tests of the wall, which stop and kill it.</summary>
public sealed class WallHouse(PortalUnderTest shared) : IAsyncLifetime
{
    private readonly RealEngine engine = new();

    internal PortalHouse House { get; private set; } = null!;

    public async ValueTask InitializeAsync() => House = await PortalHouse.StartAsync(shared.Browser, engine.Address);

    public async ValueTask DisposeAsync()
    {
        if (House is not null)
            await House.DisposeAsync();
        await engine.DisposeAsync();
    }
}
