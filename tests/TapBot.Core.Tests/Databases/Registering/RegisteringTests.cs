using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Testing.Containers;
using TapBot.Testing.Databases;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Databases;

/// <summary>Registering over the real store while the watch runs. Nothing listens where the instances are said to be.</summary>
public sealed class RegisteringTests : IAsyncLifetime, IProgress<Phrase>
{
    private static readonly DatabaseName Name = DatabaseName.Parse("shop"), Kept = DatabaseName.Parse("kept");
    private readonly FakeEngine engine = new(A.Server(), TimeProvider.System);
    private readonly DatabaseTargets targets = new();
    private readonly DatabaseBroadcast broadcast = new(TimeProvider.System);
    private ContainerHouse house = null!;
    private StorageRig rig = null!;
    private DatabaseRegister register = null!;
    private DatabasePlan plan = null!;
    private DatabaseRegistrar registrar = null!;
    private DatabaseWatch watch = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        engine.With(A.Container("db", image: "postgres:16", project: "bank"));
        house = await new ContainerHouse(TimeProvider.System, engine).StartAsync();
        rig = await StorageRig.StartAsync(replace: s => s.AddFigures().AddOperations());
        register = new DatabaseRegister(rig.Storage, rig.Get<ISecretBox>(), NullLogger<DatabaseRegister>.Instance);
        var configured = new DatabasesOptions { Databases = [new DatabaseEntry { Name = Kept.Value, ConnectionString = "Host=127.0.0.1;Port=1;Username=x;Password=y" }] };
        plan = new DatabasePlan(Options.Create(configured), Options.Create(new ServersOptions()), register);
        registrar = new DatabaseRegistrar(register, plan, targets);
        watch = new DatabaseWatch(house.Get<ContainerReader>(), register, plan, targets, broadcast, new HistoryRecorder(Options.Create(new HistoryOptions()), TimeProvider.System), new OwnTransactions(), rig.Get<ThresholdBook>(), new DiskFinder(house.Get<ContainerReader>(), rig.Get<HistoryReader>(), new DiskLook(DiskLook.Read, TimeProvider.System), TimeProvider.System), new DatabaseAsk(targets, new OwnTransactions(), TimeProvider.System), TimeProvider.System, NullLogger<DatabaseWatch>.Instance);
        await watch.StartAsync(Token);
        await UntilAsync(all => all.ByName.Count == 2);
    }

    public async ValueTask DisposeAsync()
    {
        await watch.StopAsync(CancellationToken.None);
        watch.Dispose();
        register.Dispose();
        await rig.DisposeAsync();
        await house.DisposeAsync();
    }

    [Fact]
    public async Task Register_UnreachableServer_IsRefusedWithTheReasonAndKeptWhenAsked()
    {
        var refused = await KeepAsync(Name, Draft(), isNew: true);

        Assert.Equal("databases.trouble.refused", Assert.IsType<Outcome.Failed>(refused).Statement.Code);
        Assert.Empty(register.All);

        var kept = await KeepAsync(Name, Draft(), isNew: true, evenIfUnreachable: true);

        Assert.Equal(("databases.registering.shut", "databases.trouble.refused"), (Assert.IsType<Outcome.Done>(kept).Statement.Code, kept.Statement.Arguments["why"]));
        await UntilAsync(all => all.Find(Name) is { Origin: DatabaseOrigin.Registered, State: StreamState.Retrying });
    }

    [Fact]
    public async Task Forget_Registered_EndsItsSamplerAndTheInstanceIsGone()
    {
        await KeepAsync(Name, Draft(), isNew: true, evenIfUnreachable: true);
        await UntilAsync(all => all.Find(Name) is not null);
        var handler = new ForgetDatabaseHandler(register, targets);

        var outcome = await handler.RunAsync(new ForgetDatabase(Name), this, Token);

        Assert.Equal("databases.forget.done", Assert.IsType<Outcome.Done>(outcome).Statement.Code);
        Assert.Null(broadcast.Current.Find(Name));
        Assert.Equal(Refusal.NotFound, handler.Resolve(new ForgetDatabase(Name)).Refused?.Kind);
    }

    [Fact]
    public async Task Register_ContainerThatWasFound_TakesItsPlaceAndGivesItBack()
    {
        var db = DatabaseName.Parse("db");

        await KeepAsync(db, Draft(), isNew: true, evenIfUnreachable: true);

        await UntilAsync(all => all.Find(db) is { Origin: DatabaseOrigin.Registered, Container: "db", NeedsLogIn: false, Scope.Project: "bank" } && all.ByName.Count == 2);
        var outcome = await new ForgetDatabaseHandler(register, targets).RunAsync(new ForgetDatabase(db), this, Token);
        Assert.Equal("databases.forget.found", outcome.Statement.Code);
        await UntilAsync(all => all.Find(db) is { Origin: DatabaseOrigin.Found, NeedsLogIn: true });
    }

    [Theory]
    [InlineData("no name", 5432)]
    [InlineData("shop", 0)]
    public async Task Load_RowThatSomebodyHasSpoilt_LeavesTheOthersAsTheyAre(string name, int port)
    {
        await KeepAsync(Name, Draft(), isNew: true, evenIfUnreachable: true);
        await rig.Storage.WriteAsync(
            db =>
            {
                db.Add(new DatabaseRow { Key = "spoilt", Name = name, Host = "h", Port = port, Database = "d", Tls = default });
                return Task.CompletedTask;
            },
            Token);

        await register.LoadAsync(Token);

        Assert.Equal(Name, Assert.Single(register.All).Name);
        await UntilAsync(all => all.Find(Name) is not null);
    }

    [Fact]
    public async Task Change_OtherPort_IsWatchedThereAtOnce()
    {
        await KeepAsync(Name, Draft(), isNew: true, evenIfUnreachable: true);

        var changed = await KeepAsync(Name, Draft() with { Port = 2 }, isNew: false, evenIfUnreachable: true);

        Assert.IsType<Outcome.Done>(changed);
        await UntilAsync(all => all.Find(Name) is { Address: "127.0.0.1:2" });
    }

    [Fact]
    public async Task Register_DraftWithAFlaw_IsABadArgument() =>
        Assert.Equal(Refusal.BadArgument, Assert.IsType<Outcome.Refused>(await KeepAsync(Name, Draft() with { Host = "/run" }, isNew: true)).Kind);

    [Fact]
    public async Task Resolve_NameOfTheConfigurationOrTaken_IsRefused()
    {
        await KeepAsync(Name, Draft(), isNew: true, evenIfUnreachable: true);

        Assert.Equal("databases.registering.configured", registrar.Resolve(DatabaseName.Parse("KEPT"), isNew: true).Refused?.Reason.Code);
        Assert.Equal("databases.registering.taken", registrar.Resolve(DatabaseName.Parse("Shop"), isNew: true).Refused?.Reason.Code);
        Assert.Equal("databases.registering.notFound", registrar.Resolve(DatabaseName.Parse("other"), isNew: false).Refused?.Reason.Code);
    }

    void IProgress<Phrase>.Report(Phrase value)
    {
    }

    private static DatabaseDraft Draft() => SomeRegistered.Draft("127.0.0.1", 1);

    private Task<Outcome> KeepAsync(DatabaseName name, DatabaseDraft draft, bool isNew, bool evenIfUnreachable = false) => registrar.KeepAsync(name, draft, isNew, evenIfUnreachable, this, Token);

    private async Task UntilAsync(Func<DatabaseSet, bool> shown)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        await using var subscription = broadcast.Subscribe();
        if (shown(subscription.Initial))
            return;
        await foreach (var batch in subscription.Batches(TimeSpan.Zero, late.Token))
        {
            if (shown(batch.Snapshot))
                return;
        }
    }
}
