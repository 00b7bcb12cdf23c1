using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Databases;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Testing.Access;
using TapBot.Testing.Databases;

namespace TapBot.Portal.Tests.Features.Databases;

/// <summary>The lists beside the console, over the real store.</summary>
[Speaking("en")]
public sealed class ConsoleListTests : UiContext, IAsyncLifetime
{
    private const string Hostile = "<img src=x onerror=alert(1)>";
    private readonly List<ConsoleDraft> taken = [];
    private KeepingRig rig = null!;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rig = await KeepingRig.StartAsync(new Dictionary<string, string?>());
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(rig.Guard);
        Services.AddSingleton(rig.Past);
        Services.AddSingleton(rig.Saved);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task History_SearchedAndChosen_GivesTheWholeTextAndRunsNothing()
    {
        var text = $"select '{Hostile}'\n" + string.Join('\n', Enumerable.Range(0, 1000).Select(i => $"-- line {i}"));
        rig.Ran(An.Administrator, text, "select 2");
        rig.Ran(An.Operator, "select 'of another'");
        var list = ShowPast(An.Administrator);
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll("[data-entry]").Count));

        await list.Find("input[type=search]").InputAsync("ONERROR");
        list.WaitForAssertion(() => Assert.Single(list.FindAll("[data-entry]")));
        Assert.Equal($"select '{Hostile}'\n-- line 0\n-- line 1 …", list.Find(".text").TextContent);
        Assert.Empty(list.FindAll("img"));
        Assert.True(list.Markup.Length < 4_000, "A long text is in the page.");
        await list.Find("[data-entry]").ClickAsync(new());

        Assert.Equal(new ConsoleDraft(null, "shop", text), Assert.Single(taken));
        await list.Find("input[type=search]").InputAsync("nothing like that");
        list.WaitForAssertion(() => Assert.Contains("Nothing that you have run is like that.", list.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task History_AfterARun_HasIt()
    {
        var list = ShowPast(An.Administrator);
        list.WaitForAssertion(() => Assert.Contains("You have run nothing here yet.", list.Markup, StringComparison.Ordinal));

        rig.Ran(An.Administrator, StatementOutcome.Failed, "42P01", "select * from nowhere");
        list.Render(p => p.Add(l => l.Runs, 1));
        list.WaitForAssertion(() => Assert.Contains("failed 42P01", list.Markup, StringComparison.Ordinal));
        await list.Find("input[type=checkbox]").ChangeAsync(true);

        list.WaitForAssertion(() => Assert.Single(list.FindAll("[data-entry]")));
    }

    [Fact]
    public async Task History_WithoutTheRight_IsGoneAndSaysWhy()
    {
        rig.Ran(An.Administrator, "select 1");
        var list = ShowPast(An.Administrator);
        list.WaitForAssertion(() => Assert.Single(list.FindAll("[data-entry]")));

        rig.Rights.Give(An.Administrator);
        rig.Guard.Forget();
        await list.Find("input[type=search]").InputAsync("s");

        list.WaitForElement("[role=alert]");
        Assert.Empty(list.FindAll("[data-entry]"));
    }

    [Fact]
    public async Task Saved_UnderANameAndShown_IsThereForOthersWithoutItsMenu()
    {
        var list = ShowSaved(An.Administrator, new ConsoleDraft(null, "shop", "select 1"));
        list.WaitForElement(".empty");
        await list.Find(".bar button").ClickAsync(new());
        await list.Find("#saved-name").InputAsync("daily");
        await list.Find("#saved-description").ChangeAsync(Hostile);
        await list.Find(".naming input[type=checkbox]").ChangeAsync(true);
        await list.Find("form").SubmitAsync();

        list.WaitForAssertion(() => Assert.Equal("daily", list.Find("[data-entry] b").TextContent));
        Assert.Equal(Hostile, list.Find(".said").TextContent);
        Assert.Single(list.FindAll("li .menu"));
        await list.Find("[data-entry]").ClickAsync(new());
        Assert.Equal(new ConsoleDraft("daily", "shop", "select 1"), Assert.Single(taken));
        var other = Assert.Single(await rig.Saved.ListAsync(An.Operator, KeepingRig.Instance, Token));
        Assert.Equal(("ann", true), (other.Owner, other.IsShared));
    }

    [Fact]
    public async Task Saved_OfAnother_IsTakenAndHasNoMenu()
    {
        await rig.Saved.SaveAsync(An.Administrator, KeepingRig.Instance, "daily", new SavedQueryChange("select 1", IsShared: true), null, Token);
        await rig.Saved.SaveAsync(An.Administrator, KeepingRig.Instance, "own", new SavedQueryChange("select 2"), null, Token);

        var list = ShowSaved(An.Operator, null);

        list.WaitForAssertion(() => Assert.Equal("daily", list.Find("[data-entry] b").TextContent));
        Assert.Contains("by ann", list.Markup, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("li .menu"));
    }

    [Fact]
    public async Task Save_OfATextThatIsNotSaved_SaysSoAndKeepsTheForm()
    {
        var list = ShowSaved(An.Administrator, null);
        list.WaitForElement(".empty");
        await list.Find(".bar button").ClickAsync(new());
        await list.Find("#saved-name").InputAsync("daily");
        await list.Find("form").SubmitAsync();

        list.WaitForAssertion(() => Assert.Contains("is not saved yet", list.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("daily", list.Find("#saved-name").GetAttribute("value"));
    }

    private IRenderedComponent<PastStatementList> ShowPast(Core.Naming.Actor actor)
    {
        SignIn(actor);
        return Render<PastStatementList>(p => p.Add(l => l.Instance, KeepingRig.Instance).Add(l => l.OnTake, taken.Add));
    }

    private IRenderedComponent<SavedQueryList> ShowSaved(Core.Naming.Actor actor, ConsoleDraft? chosen)
    {
        SignIn(actor);
        return Render<SavedQueryList>(p => p.Add(l => l.Instance, KeepingRig.Instance).Add(l => l.OnTake, taken.Add).Add(l => l.Chosen, () => Task.FromResult(chosen)));
    }
}
