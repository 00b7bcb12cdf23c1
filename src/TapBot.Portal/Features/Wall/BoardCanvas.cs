using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Features.Certificates;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Wall;

/// <summary>Draws a board from what is newest: what looks as before is not drawn again.</summary>
internal sealed class BoardCanvas
{
    public const string Head = "head", Ticker = "ticker";

    private const int MostWorries = 12;
    private readonly BoardPlan plan;
    private readonly IServiceProvider services;
    private readonly TimeProvider time;
    private readonly ILoggerFactory loggers;
    private readonly TileWords words;
    private readonly BoardPainter painter;
    private readonly BoardCurves curves;
    private readonly Freshness freshness;
    private readonly Dictionary<string, (BoardTile Tile, TileFragment Fragment)> tiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TileFragment> frame = new(StringComparer.Ordinal);
    private BoardData data = new();
    private long number;

    public BoardCanvas(BoardPlan plan, IServiceProvider services, TimeProvider time, ILoggerFactory loggers)
    {
        (this.plan, this.services, this.time, this.loggers) = (plan, services, time, loggers);
        words = new TileWords(services.GetRequiredService<Texts>());
        painter = new BoardPainter(services, loggers);
        curves = services.GetRequiredService<BoardCurves>();
        freshness = new Freshness(time);
    }

    /// <summary>True when a picture would leave nothing out.</summary>
    public bool IsWhole => data.IsWhole;

    /// <summary>Follows everything as an actor, until it is cancelled or they may see nothing any more.</summary>
    public async Task FollowAsync(Actor actor, CancellationToken cancellationToken)
    {
        data = new BoardData();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] all = [services.GetRequiredService<BoardFeeds>().RunAsync(actor, data, end.Token), curves.RunAsync(actor, end.Token)];
        await Task.WhenAny(all);
        await end.CancelAsync();
        await Task.WhenAll(all);
    }

    /// <summary>The board as it is now.</summary>
    public async Task<BoardPicture> DrawAsync()
    {
        number++;
        var shown = BoardTiles.Of(plan, data, words).Select(t => t.Series is { } series ? t with { Curve = curves.Of(series) } : t).ToList();
        curves.Want(shown.Select(t => t.Series).OfType<SeriesName>());
        foreach (var tile in shown)
            await DrawAsync(tile);
        foreach (var gone in tiles.Keys.Except(shown.Select(t => t.Key)).ToArray())
            tiles.Remove(gone);
        await DrawFrameAsync<BoardHead>(Head, (nameof(BoardHead.Colour), data.Lights?.Colour ?? LightColour.Unknown), (nameof(BoardHead.Words), words.Headline(data.Lights)), (nameof(BoardHead.Title), TitleOf(data.Lights)));
        await DrawFrameAsync<BoardTicker>(Ticker, (nameof(BoardTicker.Worries), TickerOf(data.Lights)));
        return new BoardPicture(
            number, data.Lights?.Colour ?? LightColour.Unknown, [.. shown.Select(t => t.Key).Where(tiles.ContainsKey)],
            tiles.Values.Select(t => t.Fragment).Concat(frame.Values).ToDictionary(f => f.Key), shown.ToDictionary(t => t.Key, AgeOf), time.GetTimestamp());
    }

    private async Task DrawAsync(BoardTile tile)
    {
        var before = tiles.GetValueOrDefault(tile.Key);
        if (tile.LooksLike(before.Tile))
            return;
        try
        {
            tiles[tile.Key] = (tile, new TileFragment(tile.Key, await painter.PaintAsync<BoardTileView>((nameof(BoardTileView.Tile), tile)), number));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotDrawn(loggers.CreateLogger<BoardCanvas>(), exception); // the others are drawn all the same
        }
    }

    private async Task DrawFrameAsync<TComponent>(string key, params (string Name, object? Value)[] parameters)
        where TComponent : Microsoft.AspNetCore.Components.IComponent
    {
        var html = await painter.PaintAsync<TComponent>(parameters);
        if (frame.GetValueOrDefault(key)?.Html != html)
            frame[key] = new TileFragment(key, html, number);
    }

    private TileAge AgeOf(BoardTile tile) =>
        new(tile.IsLive ? TimeSpan.Zero : tile.At is { } at ? freshness.AgeOf(tile.Key, at) : null, tile.Every);

    private string TitleOf(LightSummary? lights) => string.Join(" · ", new[] { plan.Title ?? words.Texts["account.product"], ServersOf(lights) }.Where(t => t.Length > 0));

    private string ServersOf(LightSummary? lights)
    {
        var servers = lights?.Servers ?? [];
        return servers.Count switch { 0 => "", 1 => servers[0].Server.Value, var count => words.Texts.Of("wall.head.servers", count) };
    }

    private IReadOnlyList<TileRow> TickerOf(LightSummary? lights)
    {
        var certificates = (data.Certificates ?? []).ToDictionary(c => $"certificate:{c.Endpoint.Text}");
        return
        [
            .. (lights?.Worries ?? []).Take(MostWorries).Select(l => certificates.TryGetValue(l.Key, out var certificate)
                ? new TileRow(CertificateWords.Short(certificate.Endpoint), CertificateWords.Verdict(words.Texts, certificate), l.Colour)
                : new TileRow(l.Name, words.Say(l.Reason), l.Colour)),
        ];
    }
}
