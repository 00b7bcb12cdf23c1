using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Portal.Features.Logs;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Logs;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

/// <summary>A search through everything, as the page shows it: it is stopped, goes on where it was, and comes to its end.</summary>
[Speaking("en")]
public sealed class LogsSearchTests : UiContext, IAsyncDisposable
{
    private readonly EndlessArchive archive = new();
    private readonly FakeLogHouse house;

    public LogsSearchTests()
    {
        house = new FakeLogHouse(Time, archive);
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(house.Reader);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        archive.End();
        await DisposeAsync();
        await house.DisposeAsync();
    }

    [Fact]
    public async Task Search_StoppedAndGoneOnWith_ComesToItsEndWithEachLineOnce()
    {
        var search = Show();
        search.WaitForAssertion(() => Assert.Contains("searching", search.Find("[role=status]").TextContent, StringComparison.Ordinal));
        archive.Release(5);
        await Time.PushUntilAsync(() => archive.Read == 5, TimeSpan.Zero);

        Button(search, "Stop").Click();
        archive.Release(1); // what is being read is still read
        search.WaitForAssertion(() => Assert.EndsWith("stopped", search.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.InRange(search.FindAll("li").Count, 4, 6);

        Button(search, "Go on").Click();
        search.WaitForAssertion(() => Assert.NotNull(Button(search, "Stop")));
        archive.Release(3);
        await Time.PushUntilAsync(() => archive.Read == 9, TimeSpan.Zero);
        archive.End();

        search.WaitForAssertion(() => Assert.EndsWith("everything searched", search.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var found = search.FindAll("li .said").Select(l => l.TextContent).ToList();
        Assert.Equal(found.Distinct(), found);
        Assert.InRange(found.Count, 7, 9);
        Assert.DoesNotContain(search.FindAll("button"), b => b.TextContent == "Go on");
    }

    [Fact]
    public async Task Search_ManyHits_StopsByItselfAndGoesOn()
    {
        archive.Release(450);
        var search = Show();
        search.WaitForAssertion(() => Assert.Equal("300 lines found · stopped", search.Find("[role=status]").TextContent));

        Button(search, "Go on").Click();
        await Time.PushUntilAsync(() => archive.Read == 450, TimeSpan.Zero);
        archive.End();

        search.WaitForAssertion(() => Assert.EndsWith("everything searched", search.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("needle 0", search.Find("li .said").TextContent);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<LogsSearch> search, string words) => search.FindAll("button").Single(b => b.TextContent == words);

    private IRenderedComponent<LogsSearch> Show()
    {
        SignIn(An.Administrator);
        return Render<LogsSearch>(p => p.Add(s => s.Address, new LogsAddress { Query = "needle", IsSearch = true }).Add(s => s.Colours, new LogColours()).Add(s => s.OnAddress, _ => { }));
    }
}
