using Microsoft.Extensions.Options;
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
    private readonly Func<BoardPlan> planOf;
    private readonly IServiceProvider services;
    private readonly TimeProvider time;
    private readonly ILoggerFactory loggers;
    private readonly TileWords words;
    private readonly BoardPainter painter;
    private readonly BoardCurves curves;
    private readonly Freshness freshness;
    private readonly TimeSpan pageTime;
    private readonly Dictionary<string, (BoardTile Tile, TileFragment Fragment)> tiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<object> Looks, TileFragment Fragment)> frame = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ((DateTimeOffset?, bool, TimeSpan) Source, long Number)> sources = new(StringComparer.Ordinal);
    private BoardData data = new();
    private (BoardPlan Plan, WallSettings Settings, long Number) planned;
    private (LightColour Colour, IReadOnlyList<string> Order, long Number) arranged = (LightColour.Unknown, [], 0);
    private long number;

    /// <param name="planOf">What the board shows now; it may be another every time.</param>
    /// <param name="services">Where what draws comes from.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">For what cannot be drawn.</param>
    public BoardCanvas(Func<BoardPlan> planOf, IServiceProvider services, TimeProvider time, ILoggerFactory loggers)
    {
        (this.planOf, this.services, this.time, this.loggers) = (planOf, services, time, loggers);
        pageTime = services.GetRequiredService<IOptions<WallOptions>>().Value.PageTime;
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
        var plan = planOf();
        if (planned.Plan != plan)
            planned = (plan, WallSettings.Of(plan, pageTime), number);
        data.Age(freshness);
        var shown = BoardTiles.Of(plan, data, words).Select(t => t.Series is { } series ? t with { Curve = curves.Of(series) } : t).ToList();
        curves.Want(shown.Select(t => t.Series).OfType<SeriesName>());
        foreach (var tile in shown)
            await DrawAsync(tile);
        foreach (var gone in tiles.Keys.Union(sources.Keys).Except(shown.Select(t => t.Key)).ToArray())
            _ = (tiles.Remove(gone), sources.Remove(gone));
        var (colour, headline, title, worries) = (data.FreshLights?.Colour ?? LightColour.Unknown, data.LightsAreOld ? words.Texts["wall.head.old"] : words.Headline(data.Lights), TitleOf(plan, data.Lights), TickerOf(data.FreshLights));
        await DrawFrameAsync<BoardHead>(Head, [colour, headline, title], (nameof(BoardHead.Colour), colour), (nameof(BoardHead.Words), headline), (nameof(BoardHead.Title), title));
        await DrawFrameAsync<BoardTicker>(Ticker, worries, (nameof(BoardTicker.Worries), worries));
        Arrange(colour, [.. shown.Select(t => t.Key).Where(tiles.ContainsKey)]);
        return new BoardPicture(
            number, colour, arranged.Order, arranged.Number, planned.Settings, planned.Number,
            tiles.Values.Select(t => t.Fragment).Concat(frame.Values.Select(f => f.Fragment)).ToDictionary(f => f.Key), shown.ToDictionary(t => t.Key, AgeOf), time.GetTimestamp());
    }

    private void Arrange(LightColour colour, IReadOnlyList<string> order)
    {
        if (arranged.Number == 0 || arranged.Colour != colour || !arranged.Order.SequenceEqual(order))
            arranged = (colour, order, number);
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

    private async Task DrawFrameAsync<TComponent>(string key, IReadOnlyList<object> looks, params (string Name, object? Value)[] parameters)
        where TComponent : Microsoft.AspNetCore.Components.IComponent
    {
        if (!frame.TryGetValue(key, out var before) || !before.Looks.SequenceEqual(looks))
            frame[key] = (looks, new TileFragment(key, await painter.PaintAsync<TComponent>(parameters), number));
    }

    private TileAge AgeOf(BoardTile tile)
    {
        var source = (tile.At, tile.IsLive, tile.Every);
        if (!sources.TryGetValue(tile.Key, out var known) || known.Source != source)
            sources[tile.Key] = known = (source, number);
        return new TileAge(tile.IsLive ? TimeSpan.Zero : tile.At is { } at ? freshness.AgeOf(tile.Key, at) : null, tile.Every, tile.IsLive, known.Number);
    }

    private string TitleOf(BoardPlan plan, LightSummary? lights) =>
        string.Join(" · ", new[] { plan.IsGone ? words.Texts.Of("wall.head.gone", plan.Name) : plan.Title ?? words.Texts["account.product"], ServersOf(lights) }.Where(t => t.Length > 0));

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
