using Bunit;
using Microsoft.AspNetCore.Components;
using TapBot.Core.Figures;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Charts;
using TapBot.Testing;

namespace TapBot.Portal.Tests.Ui;

[Speaking("en")]
public sealed class TimeSeriesChartTests : UiContext
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 14, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<ChartSeries> Two = [new("used", 1), new("free", 2, ChartUnit.Bytes)];
    private readonly BunitJSModuleInterop module;
    private readonly BunitJSModuleInterop view;

    public TimeSeriesChartTests()
    {
        module = JSInterop.SetupModule("./Ui/TimeSeriesChart.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        view = module.SetupModule("create", _ => true);
        view.Mode = JSRuntimeMode.Loose;
    }

    private IReadOnlyList<ChartChange> Replaced => [.. view.Invocations["replace"].Select(i => (ChartChange)i.Arguments[1]!)];

    private IReadOnlyList<ChartChange> Appended => [.. view.Invocations["append"].Select(i => (ChartChange)i.Arguments[0]!)];

    private static ChartData Points => new(Times(4), [31, 28, null, 35], [1024, 2048, 1024, null]);

    [Fact]
    public void Chart_NoDataYet_IsLoadingAtTheSameHeight()
    {
        var chart = Show(null);

        Assert.Equal("Loading", chart.Find(".cover.loading").TextContent);
        Assert.Equal("true", chart.Find(".stage").GetAttribute("aria-busy"));
        Assert.Contains("--high:140px", chart.Find("figure").GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_NoValues_SaysSo()
    {
        var chart = Show(new ChartData(Times(2), [null, null], [null, null]));

        Assert.Equal("No data for this range", chart.Find(".cover.none").TextContent);
        Assert.Equal("used: no data. free: no data.", chart.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Chart_Stale_SaysSoInWords()
    {
        var chart = Show(Points, p => p.Add(c => c.IsStale, true));

        Assert.Equal("stale", chart.Find(".word").TextContent);
        Assert.Contains("old", chart.Find("figure").ClassList);
    }

    [Fact]
    public void Chart_History_IsSentOnceWithItsLook()
    {
        var chart = Show(Points, p => p.Add(c => c.Thresholds, [new ChartThreshold(40, LightColour.Yellow)]).Add(c => c.Group, "db"));
        chart.Render(p => p.Add(c => c.Thresholds, [new ChartThreshold(40, LightColour.Yellow)]));

        var sent = Assert.Single(Replaced);
        Assert.Equal([31, 28, null, 35], sent.Points.Values[0]);
        Assert.Equal((Ms(0), Ms(900)), (sent.From, sent.To));
        var look = (ChartLook)view.Invocations["replace"][0].Arguments[0]!;
        Assert.Equal([0, 1], look.Lines.Select(l => l.Axis));
        Assert.Equal([new ChartLimit(40, false, null)], look.Limits);
        Assert.Equal(("db", false, false), (look.Group, look.CanZoom, look.CanReset));
    }

    [Fact]
    public void Alternative_OfAllThatIsDrawn_IsSaid()
    {
        var chart = Show(Points, p => p
            .Add(c => c.Thresholds, [new ChartThreshold(40, LightColour.Yellow), new ChartThreshold(50, LightColour.Red)])
            .Add(c => c.Markers, [new ChartMarker(Start.AddSeconds(2), "restart"), new ChartMarker(Start.AddDays(-1), "older")]));

        Assert.Equal(
            "used: now 35, lowest 28, highest 35. free: now —, lowest 1 KiB, highest 2 KiB. Warning from 40. Critical from 50. Marked: restart.",
            chart.Find("[role=img]").GetAttribute("aria-label")!.Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task Table_OneClickAway_HasTheSameNumbersNewestFirst()
    {
        var chart = Show(Points, p => p.Add(c => c.Markers, [new ChartMarker(Start.AddSeconds(1.5), "restart")]));

        await chart.Find("button[aria-pressed]").ClickAsync();

        Assert.Equal("true", chart.Find("button[aria-pressed]").GetAttribute("aria-pressed"));
        Assert.True(chart.Find(".stage").HasAttribute("hidden"));
        Assert.Equal(
            ["|35|—|", "|—|1 KiB|restart", "|28|2 KiB|", "|31|1 KiB|"],
            chart.FindAll("tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("td").Select(d => d.TextContent.Trim().Replace('\u00A0', ' ')))));
        Assert.Equal("2026-03-01T14:00:03.0000000Z", chart.Find("tbody time").GetAttribute("datetime"));
        Assert.NotEmpty(view.Invocations["times"]);
        Assert.Equal("0", chart.Find("[role=region]").GetAttribute("tabindex"));
    }

    [Fact]
    public async Task Table_OfManyPoints_HasAtMostTwoHundredAndSaysSo()
    {
        var chart = Show(new ChartData(Times(900), [.. Enumerable.Range(0, 900).Select(i => (double?)i)], [.. Enumerable.Repeat<double?>(1, 900)]));

        await chart.Find("button[aria-pressed]").ClickAsync();

        Assert.InRange(chart.FindAll("tbody tr").Count, 2, TimeSeriesChart.MostRows);
        Assert.Contains("of 900 points", chart.Find(".few").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Band_AroundALine_IsDrawnAndNeitherNamedNorCounted()
    {
        var chart = Render<TimeSeriesChart>(p => p
            .Add(c => c.Title, "Memory").Add(c => c.From, Start).Add(c => c.To, Start.AddMinutes(15))
            .Add(c => c.Series, [new("used", 1), new("used", 1, Edge: ChartEdge.Low), new("used", 1, Edge: ChartEdge.High)])
            .Add(c => c.Data, new ChartData(Times(2), [31, 28], [30, 20], [40, 50])));

        await chart.Find("button[aria-pressed]").ClickAsync();

        Assert.Equal([0, 1, 2], ((ChartLook)view.Invocations["replace"][0].Arguments[0]!).Lines.Select(l => l.Edge));
        Assert.Single(chart.FindAll(".legend li"));
        Assert.Equal("used: now 28, lowest 28, highest 31.", chart.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["28", "31"], chart.FindAll("tbody tr td.right").Select(d => d.TextContent));
    }

    [Fact]
    public async Task Append_NewPoints_SendsOnlyThem()
    {
        var chart = Show(Points, p => p.Add(c => c.IsLive, true));

        await AppendAsync(chart, 4, 36, 4096);

        var sent = Assert.Single(Appended);
        Assert.Equal([Ms(4)], sent.Points.Times);
        Assert.Equal([36], sent.Points.Values[0]);
        Assert.Single(Replaced);
    }

    [Fact]
    public async Task Append_FirstValue_EndsTheEmptyState()
    {
        var chart = Show(ChartData.None);
        Assert.Single(chart.FindAll(".none"));

        await AppendAsync(chart, 4, 36, 4096);

        Assert.Empty(chart.FindAll(".none"));
        Assert.StartsWith("used: now 36", chart.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_EverySecond_TellsTheWordsEveryTenSeconds()
    {
        var chart = Show(Points);
        var drawn = chart.RenderCount;

        for (var i = 4; i < 24; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await AppendAsync(chart, i, 100 + i, 1);
        }

        Assert.Equal(2, chart.RenderCount - drawn);
        Assert.Equal(20, Appended.Count);
        Assert.StartsWith("used: now 123", chart.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_TabHidden_SendsEverythingAtOnceWhenItIsSeen()
    {
        var chart = Show(Points);
        chart.Instance.Sight.Set(false);
        await AppendAsync(chart, 4, 36, 1);
        await AppendAsync(chart, 5, 37, 1);
        Assert.Empty(Appended);

        chart.Instance.Sight.Set(true);

        await Time.PushUntilAsync(() => Replaced.Count == 2, TimeSpan.Zero);
        Assert.Equal([31, 28, null, 35, 36, 37], Replaced[1].Points.Values[0]);
    }

    [Fact]
    public async Task Range_Changed_KeepsWhatWasAppended()
    {
        var chart = Show(Points);
        await AppendAsync(chart, 4, 36, 1);

        chart.Render(p => p.Add(c => c.To, Start.AddSeconds(60)));

        Assert.Equal(2, Replaced.Count);
        Assert.Equal(Ms(60), Replaced[1].To);
        Assert.Equal(Ms(4), Replaced[1].Points.Times[^1]);
    }

    [Fact]
    public async Task Zoom_InTheBrowser_AsksThePage()
    {
        var asked = new List<ChartRange>();
        var resets = 0;
        var chart = Show(Points, p => p.Add(c => c.OnZoom, (ChartRange r) => asked.Add(r)).Add(c => c.OnReset, () => resets++));

        await chart.InvokeAsync(() => chart.Instance.ZoomAsync(Ms(1), Ms(3)));
        await chart.InvokeAsync(chart.Instance.ResetAsync);

        Assert.Equal([new ChartRange(Start.AddSeconds(1), Start.AddSeconds(3))], asked);
        Assert.Equal(1, resets);
        Assert.True(((ChartLook)view.Invocations["replace"][0].Arguments[0]!).CanZoom);
    }

    [Fact]
    public void Chart_ThreeUnits_IsRefused()
    {
        var chart = Show(Points);

        Assert.Throws<InvalidOperationException>(() => chart.Render(p => p.Add(c => c.Series, [.. Two, new("ratio", 3, ChartUnit.Percent)])));
    }

    [Fact]
    public async Task Dispose_LetsGoOfTheBrowser()
    {
        var chart = Show(Points);

        await DisposeComponentsAsync();

        Assert.Single(view.Invocations["dispose"]);
    }

    private static double Ms(double seconds) => Start.AddSeconds(seconds).ToUnixTimeMilliseconds();

    private static double[] Times(int count) => [.. Enumerable.Range(0, count).Select(i => Ms(i))];

    private static Task AppendAsync(IRenderedComponent<TimeSeriesChart> chart, int second, params double?[] values) =>
        chart.InvokeAsync(() => chart.Instance.AppendAsync(ChartData.At(Start.AddSeconds(second), values)));

    private IRenderedComponent<TimeSeriesChart> Show(ChartData? data, Action<ComponentParameterCollectionBuilder<TimeSeriesChart>>? more = null) => Render<TimeSeriesChart>(p =>
    {
        p.Add(c => c.Title, "Connections").Add(c => c.Series, Two).Add(c => c.Data, data).Add(c => c.From, Start).Add(c => c.To, Start.AddMinutes(15));
        more?.Invoke(p);
    });
}
