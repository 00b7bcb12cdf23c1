using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Testing.Access;
using TapBot.Testing.Storage;
using Xunit;

namespace TapBot.Testing.Monitoring;

/// <summary>What the HTTP checks that are made in the portal do on every engine; derived once for each.</summary>
public abstract class CheckContract : IAsyncLifetime
{
    private const string Address = "http://shop.test/health?key=secret";
    private readonly FixedRights rights = An.Store();
    private readonly FakeCheckProbe probe = new();
    private StorageRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CheckBook Book => rig.Get<CheckBook>();

    private MaintenanceBook Maintenance => rig.Get<MaintenanceBook>();

    protected abstract Task<IReadOnlyDictionary<string, string?>> SettingsAsync();

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>(await SettingsAsync())
        {
            ["TapBot:Checks:0:Name"] = "given", ["TapBot:Checks:0:Url"] = "http://given.test/", ["TapBot:Servers:0:Name"] = "server-1", ["TapBot:Servers:0:Docker"] = "unix:///nowhere/docker.sock",
        };
        rig = await StorageRig.StartAsync(settings, services =>
        {
            services.AddServers().AddFigures().AddOperations().AddChecks().AddSingleton<MaintenanceBook>().AddSingleton<IRightsStore>(rights);
            services.Replace(ServiceDescriptor.Singleton<ICheckProbe>(probe));
        });
        await rig.Get<CheckWatch>().StartAsync(Token);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await rig.Get<CheckWatch>().StopAsync(CancellationToken.None);
        await rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Add_WithEverything_IsAskedAtOnceAndThereAfterARestart()
    {
        var asks = new CheckQuestion($" {Address} ", "server-1", "200,301-302", "well", Json: null, SlowMilliseconds: 500, EverySeconds: 30, TimeoutSeconds: 5);

        var added = await RunAsync(new AddCheck("shop", asks));

        Assert.Equal("monitoring.check.good", Assert.IsType<Outcome.Done>(added).Evidence.Code);
        var asked = Assert.Single(probe.Asked, c => c.Name == "shop");
        Assert.Equal((Address, "well"), (asked.Url.OriginalString, asked.Keyword));
        var plan = Book.Find("SHOP")!;
        Assert.Equal(("shop", CheckOrigin.Edited, asks with { Url = Address }), (plan.Name, plan.Origin, plan.Question));
        var state = rig.Get<CheckBroadcast>().Current["shop"];
        Assert.Equal(("http://shop.test/health", Scope.Of(ServerName.Parse("server-1")), CheckOrigin.Edited), (state.Url, state.Scope, state.Origin));
        var other = ActivatorUtilities.CreateInstance<CheckBook>(rig.Get<IServiceProvider>());
        await other.LoadAsync(Token);
        Assert.Equal(plan, other.Find("shop"));
        var trail = await rig.Get<AuditReader>().NewestAsync(An.Administrator, new AuditFilter { Action = "monitoring.addCheck" }, null, 10, Token);
        Assert.Equal([("shop", "done"), ("shop", null)], trail.Select(r => (r.Target, r.Outcome)));
        Assert.DoesNotContain(trail, r => r.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_Keyword_IsJudgedByItAtOnceAndLeavesOutWhatIsNotSaid()
    {
        await RunAsync(new AddCheck("shop", new CheckQuestion(Address, SlowMilliseconds: 500)));

        var changed = await RunAsync(new ChangeCheck("Shop", new CheckQuestion(Address, Keyword: "Basket")));

        Assert.Equal("monitoring.check.keyword", Assert.IsType<Outcome.Done>(changed).Evidence.Code);
        Assert.Equal((null, "Basket"), (Book.Find("shop")!.Question.SlowMilliseconds, Book.Find("shop")!.Question.Keyword));
        Assert.Equal((LightColour.Yellow, 1), (rig.Get<CheckBroadcast>().Current["shop"].Colour, rig.Get<CheckBroadcast>().Current["shop"].Failures));
        Assert.Equal("monitoring.check.keyword", Assert.IsType<Outcome.Done>(await RunAsync(new CheckNow("shop"))).Evidence.Code);
        Assert.Equal(LightColour.Red, rig.Get<CheckBroadcast>().Current["shop"].Colour);
    }

    [Fact]
    public async Task Remove_Check_IsNotMadeAnyMoreAndItsNameIsFree()
    {
        await RunAsync(new AddCheck("shop", new CheckQuestion(Address)));

        Assert.Equal("monitoring.removeCheck.done", Assert.IsType<Outcome.Done>(await RunAsync(new RemoveCheck("shop"))).Evidence.Code);

        Assert.False(rig.Get<CheckBroadcast>().Current.ContainsKey("shop"));
        Assert.Equal((Refusal.NotFound, "monitoring.checks.notFound"), Refused(await RunAsync(new RemoveCheck("shop"))));
        Assert.IsType<Outcome.Done>(await RunAsync(new AddCheck("shop", new CheckQuestion(Address))));
    }

    [Fact]
    public async Task Remove_CheckInMaintenance_EndsItAndTheTrailSaysSo()
    {
        await RunAsync(new AddCheck("shop", new CheckQuestion(Address)));
        await OpenAsync("check:shop");
        await OpenAsync("check:shop-2");

        var removed = await RunAsync(new RemoveCheck("shop"));

        Assert.Equal("monitoring.removeCheck.ended", Assert.IsType<Outcome.Done>(removed).Evidence.Code);
        Assert.Null(Maintenance.Find("check:shop"));
        Assert.NotNull(Maintenance.Find("check:shop-2"));
        var other = new MaintenanceBook(rig.Storage, rig.Time);
        await other.LoadAsync(Token);
        Assert.Equal((null, 1), (other.Find("check:shop"), other.Count));
        var trail = await rig.Get<AuditReader>().NewestAsync(An.Administrator, new AuditFilter { Action = "monitoring.removeCheck" }, null, 10, Token);
        Assert.Equal("new disk", trail[0].Statement?.Arguments["reason"]);
    }

    [Fact]
    public async Task Add_NameOfACheckThatIsGone_BeginsWithoutItsMaintenance()
    {
        await OpenAsync("check:shop");

        Assert.IsType<Outcome.Done>(await RunAsync(new AddCheck("shop", new CheckQuestion(Address))));

        Assert.Null(Maintenance.Find("check:shop"));
    }

    [Fact]
    public async Task Change_ServerOfACheckInMaintenance_TakesItAlong()
    {
        await RunAsync(new AddCheck("shop", new CheckQuestion(Address)));
        await OpenAsync("check:shop");

        await RunAsync(new ChangeCheck("SHOP", new CheckQuestion(Address, "server-1")));

        Assert.Equal(("new disk", Scope.Of(ServerName.Parse("server-1"))), (Maintenance.Find("check:shop")?.Window.Reason, Maintenance.Find("check:shop")?.Scope));
    }

    [Fact]
    public async Task Check_OfTheConfiguration_IsMadeNowButNeitherChangedNorRemovedNorTaken()
    {
        Assert.Equal((Refusal.WrongState, "monitoring.checks.isConfigured"), Refused(await RunAsync(new ChangeCheck("given", new CheckQuestion(Address)))));
        Assert.Equal((Refusal.WrongState, "monitoring.checks.isConfigured"), Refused(await RunAsync(new RemoveCheck("given"))));
        Assert.Equal((Refusal.WrongState, "monitoring.checks.taken"), Refused(await RunAsync(new AddCheck("Given", new CheckQuestion(Address)))));
        Assert.IsType<Outcome.Done>(await RunAsync(new CheckNow("given"), An.Operator));
    }

    [Theory]
    [InlineData("ftp://shop.test/", null, "200", 60, 10, "monitoring.checks.flaw.url")]
    [InlineData("no address", null, "200", 60, 10, "monitoring.checks.flaw.url")]
    [InlineData(Address, "no server", "200", 60, 10, "monitoring.checks.flaw.server")]
    [InlineData(Address, null, "20-10", 60, 10, "monitoring.checks.flaw.status")]
    [InlineData(Address, null, "200", -1, 10, "monitoring.checks.flaw.every")]
    [InlineData(Address, null, "200", 60, int.MaxValue, "monitoring.checks.flaw.timeout")]
    public async Task Stored_NotLegalAnyMore_IsRedWithTheReasonAndStopsNoOther(string url, string? server, string status, int every, int timeout, string code)
    {
        await StoreAsync(new CheckRow { Name = "old", Url = url, Server = server, Status = status, EverySeconds = every, TimeoutSeconds = timeout });

        var state = await rig.Get<CheckBroadcast>().UntilAsync(all => all.GetValueOrDefault("old"), Token);

        Assert.Equal((LightColour.Red, code, Scope.Portal, true), (state.Colour, state.Reason.Code, state.Scope, state.HasLight));
        Assert.Equal((Refusal.WrongState, code), Refused(await RunAsync(new CheckNow("old"))));
        Assert.IsType<Outcome.Done>(await RunAsync(new AddCheck("shop", new CheckQuestion(Address))));
        Assert.DoesNotContain(probe.Asked, c => c.Name == "old");
        Assert.Equal("monitoring.check.good", Assert.IsType<Outcome.Done>(await RunAsync(new ChangeCheck("old", new CheckQuestion(Address)))).Evidence.Code);
        Assert.Equal((LightColour.Green, null), (rig.Get<CheckBroadcast>().Current["old"].Colour, rig.Get<CheckBroadcast>().Current["old"].Flaw));
    }

    [Fact]
    public async Task Stored_NameNotLegalAnyMore_IsRedAndCanBeRemoved()
    {
        await StoreAsync(new CheckRow { Name = "old/name", Url = Address, Status = "200", EverySeconds = 60, TimeoutSeconds = 10 });
        Assert.Equal("monitoring.checks.flaw.name", (await rig.Get<CheckBroadcast>().UntilAsync(all => all.GetValueOrDefault("old/name"), Token)).Reason.Code);

        Assert.IsType<Outcome.Done>(await RunAsync(new RemoveCheck("old/name")));

        Assert.False(rig.Get<CheckBroadcast>().Current.ContainsKey("old/name"));
    }

    [Theory]
    [InlineData("no name", Address, null, null, null, null, 60, 10, "monitoring.checks.flaw.name")]
    [InlineData("", Address, null, null, null, null, 60, 10, "monitoring.checks.flaw.name")]
    [InlineData("shop", "ftp://shop.test/", null, null, null, null, 60, 10, "monitoring.checks.flaw.url")]
    [InlineData("shop", "http://ann:word@shop.test/", null, null, null, null, 60, 10, "monitoring.checks.flaw.url")]
    [InlineData("shop", Address, "server-2", null, null, null, 60, 10, "monitoring.checks.flaw.server")]
    [InlineData("shop", Address, null, "20-10", null, null, 60, 10, "monitoring.checks.flaw.status")]
    [InlineData("shop", Address, null, null, "x", null, 60, 10, "monitoring.checks.flaw.value")]
    [InlineData("shop", Address, null, null, null, 0, 60, 10, "monitoring.checks.flaw.slow")]
    [InlineData("shop", Address, null, null, null, null, 9, 10, "monitoring.checks.flaw.every")]
    [InlineData("shop", Address, null, null, null, null, 60, 61, "monitoring.checks.flaw.timeout")]
    public async Task Add_NotLegal_SaysWhatIs(string name, string url, string? server, string? status, string? value, int? slow, int every, int timeout, string code)
    {
        var asks = new CheckQuestion(url, server, status ?? CheckQuestion.UsualStatus, Value: value, SlowMilliseconds: slow, EverySeconds: every, TimeoutSeconds: timeout);

        Assert.Equal((Refusal.BadArgument, code), Refused(await RunAsync(new AddCheck(name, asks))));
    }

    [Fact]
    public async Task Add_NothingSaidOrTooLong_SaysWhatIs()
    {
        Assert.Equal((Refusal.BadArgument, "monitoring.checks.flaw.url"), Refused(await RunAsync(new AddCheck("shop"))));
        Assert.Equal((Refusal.BadArgument, "monitoring.checks.flaw.long"), Refused(await RunAsync(new AddCheck("shop", new CheckQuestion(Address, Keyword: new string('x', 501))))));
    }

    [Fact]
    public async Task Operation_ByAnOperator_IsRefused() =>
        Assert.Equal(Refusal.NotAllowed, Refused(await RunAsync(new AddCheck("shop", new CheckQuestion(Address)), An.Operator)).Item1);

    [Fact]
    public async Task Add_RemovedBeforeItWasAsked_EndsAtOnce()
    {
        var silent = new TaskCompletionSource();
        probe.Until = check => check.Name == "shop" ? silent.Task : Task.CompletedTask;
        var adding = await rig.Get<OperationRunner>().StartAsync(An.Administrator, new AddCheck("shop", new CheckQuestion(Address)), null, Token);
        await rig.Get<CheckBroadcast>().UntilAsync(all => all.ContainsKey("shop") ? all : null, Token);

        Assert.IsType<Outcome.Done>(await RunAsync(new RemoveCheck("shop")));

        Assert.Equal("monitoring.checks.raced", Assert.IsType<Outcome.Failed>(await adding.Completion).Reason.Code);
    }

    [Fact]
    public async Task Make_ChangedMeanwhile_EndsWithWhatTheNewOneShows()
    {
        await RunAsync(new AddCheck("shop", new CheckQuestion(Address, EverySeconds: 86_400)));
        var silent = new TaskCompletionSource();
        probe.Until = check => check.Keyword is null ? silent.Task : Task.CompletedTask;
        var looks = Looks();
        var making = await rig.Get<OperationRunner>().StartAsync(An.Administrator, new CheckNow("shop"), null, Token);
        await rig.Time.PushUntilAsync(() => Looks() > looks, TimeSpan.Zero);

        await RunAsync(new ChangeCheck("shop", new CheckQuestion(Address, Keyword: "Basket", EverySeconds: 86_400)));

        Assert.Equal("monitoring.check.keyword", Assert.IsType<Outcome.Done>(await making.Completion).Evidence.Code);

        int Looks() => probe.Asked.Count(c => c.Name == "shop");
    }

    private static (Refusal, string) Refused(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome) is var refused ? (refused.Kind, refused.Reason.Code) : default;

    private async Task StoreAsync(CheckRow row)
    {
        await rig.Storage.WriteAsync(async db => await db.AddAsync(row, Token), Token);
        await Book.LoadAsync(Token);
    }

    private Task OpenAsync(string thing) => Maintenance.OpenAsync(new MaintenanceWindow(thing, rig.Time.GetUtcNow(), rig.Time.GetUtcNow().AddHours(1), "new disk"), Scope.Portal);

    private async Task<Outcome> RunAsync(IOperation operation, Actor? actor = null)
    {
        var run = await rig.Get<OperationRunner>().StartAsync(actor ?? An.Administrator, operation, null, Token);
        return await run.Completion;
    }
}
