using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Logs;
using TapBot.Core.Monitoring;
using TapBot.Core.Operations;
using TapBot.Core.Proxy;
using TapBot.Core.Servers;
using TapBot.Core.Storage;
using TapBot.Core.Streaming;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;
using TapBot.Testing.Certificates;
using TapBot.Testing.Containers;
using TapBot.Testing.Logs;
using TapBot.Testing.Monitoring;

namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>A portal with an engine that holds one container of the project "shop" and one of the project "bank", and everybody who may come to it.</summary>
public sealed class MatrixPortal : IAsyncLifetime
{
    private const string Shop = "shop", Postgres = "postgres:16"; // so that each container is a database as well
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly Container[] Holds = [A.Container("web", project: Shop, image: Postgres), A.Container(Foreign, project: "bank", image: Postgres)];
    private readonly PortalHost before = new();
    private readonly PortalHost host;

    public MatrixPortal()
    {
        host = new PortalHost
        {
            Replace = Replace,
            Settings = new Dictionary<string, string> { ["TapBot:Checks:0:Name"] = "home", ["TapBot:Checks:0:Url"] = "http://home.test/", ["TapBot:Checks:0:Server"] = A.Server().Value },
        };
        Engine = new FakeEngine(A.Server(), host.Time) { Figures = _ => [default] };
        Engine.With(Holds);
        foreach (var container in Holds)
            Engine.Describe(new ContainerInspection(container, [], "", "", false, false, "json-file", [], [KeyValuePair.Create("PASSWORD", "secret")], [], [], [], "{}"));
    }

    /// <summary>The name of the container that the scoped callers must not learn of.</summary>
    internal const string Foreign = "vault";

    internal FakeEngine Engine { get; }

    private Fleet Fleet => host.Get<FleetBroadcast>().Current;

    internal RightsTable Table { get; } = RightsTable.Read();

    internal IReadOnlyList<Caller> Callers { get; private set; } = [];

    internal IReadOnlyDictionary<string, Thing> Things { get; private set; } = new Dictionary<string, Thing>();

    public async ValueTask InitializeAsync()
    {
        await host.SetUpAsync();
        var dead = await TokenAsync("dead", Rights.All, TimeSpan.FromMinutes(1));
        host.Time.Advance(TimeSpan.FromMinutes(2));
        Callers =
        [
            new("before", before),
            new("stranger", host),
            await PersonAsync("nobody"),
            await PersonAsync("shop-v", new GrantRow { Role = Role.Viewer, Server = A.Server().Value, Project = Shop }),
            await PersonAsync("shop-o", new GrantRow { Role = Role.Operator, Server = A.Server().Value, Project = Shop }),
            await PersonAsync("viewer", new GrantRow { Role = Role.Viewer }),
            await PersonAsync("operator", new GrantRow { Role = Role.Operator }),
            await PersonAsync("admin", new GrantRow { Role = Role.Administrator }),
            await LongAgoAsync("stale", new GrantRow { Role = Role.Administrator }),
            await ScriptAsync("t-shop-v", new Grant(Role.Viewer, A.Server(), Shop)),
            await ScriptAsync("t-viewer", new Grant(Role.Viewer)),
            await ScriptAsync("t-oper", new Grant(Role.Operator)),
            await ScriptAsync("t-admin", new Grant(Role.Administrator)),
            await ScriptAsync("t-named", new Grant(Role.Administrator), Permission.Administer),
            new("t-dead", host, Token: dead),
            await ScreenAsync("screen"),
        ];
        await host.Time.PushUntilAsync(() => Fleet.Containers.Count() == Holds.Length && host.Get<DatabaseBroadcast>().Current.ByName.Count == Holds.Length
            && host.Get<CertificateBroadcast>().Current.ByEndpoint.Values.Count(c => c.Verdict is not null) == Holds.Length, Step);
        host.Get<ProxyBroadcast>().Publish(new ProxyChange.Is(new ProxyInstance { Name = "traefik", Scope = Scope.Of(A.Server()), State = new StreamState.Live(host.Time.GetUtcNow()), Routers = [.. Holds.Select(RouterTo)], Services = [.. Holds.Select(ServiceOf)] }));
        host.Get<MachineBroadcast>().Publish(new Machine { Server = A.Server() });
        await RestoreAsync();
        await host.Time.PushUntilAsync(() => Holds.All(c => host.Get<LightBroadcast>().Current.ByKey.ContainsKey($"container:{c.Server}/{c.Name}")), Step);
        Things = new[] { EndpointWalk.Of(host, Table), HubWalk.Of(Table), OperationWalk.Of(host, Table, Engine), PageWalk.Of(host, Table) }.SelectMany(t => t).ToDictionary(t => t.Name);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await before.DisposeAsync();
    }

    /// <summary>Asks for a thing as every caller, one after the other.</summary>
    internal async Task<IReadOnlyList<Answer>> AskAsync(Thing thing, IReadOnlyList<string>? expected = null)
    {
        var answers = new List<Answer>();
        foreach (var (caller, column) in Callers.Select((c, i) => (c, i)))
            answers.Add(await thing.AskAsync(caller, expected?[column] ?? "") ?? new Answer(Answer.CannotAsk));
        await SettleAsync();
        await RestoreAsync();
        return answers;
    }

    private static ProxyRouter RouterTo(Container container) => new() { Name = container.Name + "@docker", Service = container.Name + "@docker", Containers = [ProxyContainer.Of(container)], Scope = container.Scope };

    private static ProxyService ServiceOf(Container container) => new() { Name = container.Name + "@docker", UsedBy = [container.Name + "@docker"], Scope = container.Scope };

    /// <summary>Ends what the questions have begun, so that it is not taken for something the next ones do.</summary>
    private async Task SettleAsync()
    {
        var (ledger, runner) = (host.Get<OperationLedger>(), host.Get<OperationRunner>());
        while ((await ledger.ListAsync(Actor.Portal, TestContext.Current.CancellationToken)).Where(v => v.Outcome is null).ToList() is { Count: > 0 } open)
        {
            foreach (var view in open)
                await runner.CancelAsync(Actor.Portal, view.Id, TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What an operation has paused or stopped runs again, so that every question is asked of the same.</summary>
    private async Task RestoreAsync()
    {
        foreach (var container in Holds)
            Engine.Become(container, "start");
        foreach (var container in Holds.Where(_ => host.Get<MaintenanceBook>().Count > 0))
            await host.Get<MaintenanceBook>().EndAsync($"container:{container.Server}/{container.Name}");
        await host.Time.PushUntilAsync(() => Holds.All(c => Fleet.Find(c.Key)?.State == c.State), Step);
    }

    private void Replace(IServiceCollection services)
    {
        var log = new FakeLogSource();
        log.Write((host.Time.GetUtcNow().ToUnixTimeSeconds() - 60) * 1_000_000_000, "a line"); // older than all that questions do to its container, which stands among its lines
        services.AddLogging(l => l.ClearProviders());
        services.AddSingleton(new Engines([Engine]));
        services.Replace(ServiceDescriptor.Singleton<ILogSources>(log));
        services.Replace(ServiceDescriptor.Singleton<ICertificateProbe>(new FakeProbe()));
        services.Replace(ServiceDescriptor.Singleton<ICheckProbe>(new FakeCheckProbe()));
        var endpoints = new FixedEndpoints();
        endpoints.Set([.. Holds.Select(c => FixedEndpoints.Of($"{c.Name}.test", c.Scope, servedBy: c.Name))]);
        services.AddSingleton<ICertificateSource>(endpoints);
        services.AddSingleton<IStartupFilter>(new ManyAddresses());
    }

    private async Task<Caller> PersonAsync(string name, params GrantRow[] grants)
    {
        var user = new PortalUser { Id = name, UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = name, CreatedAt = host.Time.GetUtcNow() };
        user.Grants.AddRange(grants);
        await host.Get<PortalStorage>().WriteAsync(db => db.AddAsync(user, TestContext.Current.CancellationToken).AsTask(), TestContext.Current.CancellationToken);
        return new Caller(name, host, () => host.Get<Sessions>().StartAsync(user, SignInMethod.Password, null, null, TestContext.Current.CancellationToken));
    }

    /// <summary>Somebody who is signed in, and showed who they are too long ago for what is privileged.</summary>
    private async Task<Caller> LongAgoAsync(string name, params GrantRow[] grants)
    {
        var caller = await PersonAsync(name, grants);
        return caller with
        {
            Session = async () =>
            {
                var begun = await caller.Session!();
                await host.Get<Sessions>().ConfirmedAsync(begun.Actor, host.Time.GetUtcNow() - StepUp.Freshness, TestContext.Current.CancellationToken);
                return begun;
            },
        };
    }

    private async Task<Caller> ScriptAsync(string name, Grant grant, params Permission[] named)
    {
        var text = await TokenAsync(name, new Rights([grant], [.. named.Select(p => new PermissionGrant(p))]), TimeSpan.FromDays(30));
        return new Caller(name, host, Token: text, Bearer: await host.Get<ApiTokens>().FindAsync(text, null, TestContext.Current.CancellationToken));
    }

    /// <summary>A wall screen that may see everything there is.</summary>
    private async Task<Caller> ScreenAsync(string name)
    {
        var door = host.Get<ScreenDoor>();
        var offer = door.Begin(null)!;
        Assert.Equal(AccessResult.Done, (await host.Get<ScreenRegister>().ApproveAsync(Actor.Portal, new NewScreen(offer.Code, name, "main"), TestContext.Current.CancellationToken)).Result);
        var secret = await door.ClaimAsync(offer.Secret, TestContext.Current.CancellationToken);
        return new Caller(name, host, Screen: secret, Bearer: (await door.FindAsync(secret!, null, TestContext.Current.CancellationToken))!.Actor);
    }

    private async Task<string> TokenAsync(string name, Rights rights, TimeSpan life) =>
        (await host.Get<ApiTokens>().CreateAsync(Actor.Portal, new ApiTokenRequest(name, "ada", life, rights), TestContext.Current.CancellationToken))!;

    /// <summary>Every request comes from an address of its own: the doors count by address, and this is not about how often.</summary>
    private sealed class ManyAddresses : IStartupFilter
    {
        private int last;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = new System.Net.IPAddress([10, .. BitConverter.GetBytes(Interlocked.Increment(ref last))[..3]]);
                return go(context);
            });
            next(app);
        };
    }
}
