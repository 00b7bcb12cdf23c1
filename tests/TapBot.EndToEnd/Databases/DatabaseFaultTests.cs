using TapBot.Core.Figures;
using TapBot.Core.Streaming;

namespace TapBot.EndToEnd.Databases;

/// <summary>A PostgreSQL that hangs, crashes and comes back.</summary>
public sealed class DatabaseFaultTests : IAsyncLifetime
{
    private OwnPostgres server = null!;

    public async ValueTask InitializeAsync() => server = await OwnPostgres.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Sampler_ServerHangsAndCrashes_SaysSoWithinTenSecondsAndComesBack()
    {
        await using var watched = new WatchedDatabase(server.ConnectionString);
        await watched.UntilAsync(i => i.Metrics?.TransactionsPerSecond is not null);
        var processes = await server.ProcessesAsync();

        await OwnPostgres.SignalAsync(processes, "STOP");
        var hung = await watched.UntilAsync(i => i.State is StreamState.Retrying, seconds: 10);
        await OwnPostgres.SignalAsync(processes, "CONT");
        await watched.UntilAsync(i => i.IsLive, seconds: 25);
        await OwnPostgres.SignalAsync([processes[0]], "QUIT");
        var crashed = await watched.UntilAsync(i => i.State is StreamState.Retrying, seconds: 10);
        await server.StartAgainAsync();
        var back = await watched.UntilAsync(i => i.IsLive && i.Metrics!.StartedAt > hung.Metrics!.StartedAt, seconds: 40);

        Assert.Equal((LightColour.Red, "databases.trouble.silent"), (hung.Colour, hung.Reason.Code));
        Assert.NotNull(hung.Metrics);
        Assert.Equal(LightColour.Red, crashed.Colour);
        Assert.Null(back.Metrics!.TransactionsPerSecond);
    }
}
