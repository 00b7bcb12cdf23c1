using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Testing.Containers;
using TapBot.Testing.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class DatabaseDirectoryTests
{
    private const string Anywhere = "Host=10.9.8.7;Username=tapbot_monitor;Password=secret";

    [Theory]
    [InlineData("postgres", true)]
    [InlineData("postgres:16-alpine", true)]
    [InlineData("docker.io/library/postgres:16", true)]
    [InlineData("postgres@sha256:0123", true)]
    [InlineData("pgvector/pgvector:pg16", true)]
    [InlineData("postgis/postgis:16-3.4", true)]
    [InlineData("timescale/timescaledb:latest-pg16", true)]
    [InlineData("bitnami/postgresql:16", true)]
    [InlineData("registry.example:5000/own/postgres:16", true)]
    [InlineData("postgres-exporter:1", false)]
    [InlineData("prometheuscommunity/postgres-exporter", false)]
    [InlineData("postgrest/postgrest", false)]
    [InlineData("nginx:1.27", false)]
    public void IsPostgres_Image_IsToldByItsName(string image, bool isPostgres) => Assert.Equal(isPostgres, DatabaseDirectory.IsPostgres(A.Container(image: image)));

    [Fact]
    public void Of_ContainerOfPostgres_IsFoundWithoutALogIn()
    {
        var target = Assert.Single(Of([], [A.Container("web"), Db("db", "172.18.0.5")]));

        Assert.Equal(("db", "db", null, "172.18.0.5:5432"), (target.Name.Value, target.Container, target.Monitor, target.Address));
        Assert.Equal(Scope.Of(A.Server(), "shop"), target.Scope);
    }

    [Theory]
    [InlineData("db", Anywhere)]
    [InlineData("other", "Host=db;Username=u")]
    [InlineData("other", "Host=172.18.0.5;Username=u")]
    [InlineData("other", "Host=database;Username=u")]
    [InlineData("other", "Host=127.0.0.1;Port=55432;Username=u")]
    [InlineData("other", "Host=localhost;Port=55432;Username=u")]
    public void Of_EntryThatMeansAContainer_TakesItsPlace(string name, string connection)
    {
        var target = Assert.Single(Of([new DatabaseEntry { Name = name, ConnectionString = connection }], [Db("db", "172.18.0.5")]));

        Assert.Equal((name, "db", connection), (target.Name.Value, target.Container, target.Monitor));
        Assert.Equal(Scope.Of(A.Server(), "shop"), target.Scope);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=5432;Username=u")]
    [InlineData("Host=10.0.0.1;Username=u")]
    [InlineData("Host=db;Port=6432;Username=u")]
    public void Of_EntryThatMeansAnother_StandsBesideIt(string connection) =>
        Assert.Equal(["other", "db"], Of([new DatabaseEntry { Name = "other", ConnectionString = connection }], [Db("db", "172.18.0.5")]).Select(t => t.Name.Value));

    [Fact]
    public void Of_EntryWithoutContainer_BelongsToItsServerOrToNone()
    {
        var targets = Of(
            [new DatabaseEntry { Name = "one", ConnectionString = Anywhere }, new DatabaseEntry { Name = "two", ConnectionString = Anywhere, Server = "server-1" }], []);

        Assert.Equal([Scope.Portal, Scope.Of(A.Server())], targets.Select(t => t.Scope));
    }

    [Fact]
    public void Of_SameNameOnTwoServers_IsToldApartByTheServer() =>
        Assert.Equal(["db", "server-2.db"], Of([], [Db("db", "172.18.0.5"), Db("db", "172.18.0.5", "server-2")]).Select(t => t.Name.Value));

    [Fact]
    public void Of_ContainerThatHasStopped_IsDown() => Assert.False(Assert.Single(Of([], [Db("db", "") with { State = ContainerState.Exited }])).IsUp);

    [Theory]
    [InlineData("Host=db;Username=u")]
    [InlineData("Host=database;Username=u")]
    public void Of_NameThatTwoContainersAnswerTo_MeansNeither(string connection)
    {
        var other = Db("db", "172.18.0.5", "server-2") with { Labels = new Dictionary<string, string> { ["com.docker.compose.project"] = "bank" } };

        var target = Of([new DatabaseEntry { Name = "other", ConnectionString = connection }], [Db("db", "172.18.0.5"), other])[0];

        Assert.Equal((Scope.Portal, null), (target.Scope, target.Container));
    }

    [Theory]
    [InlineData("Host=172.18.0.5;Username=u")]
    [InlineData("Host=localhost;Port=55432;Username=u")]
    public void Of_AddressOfAnEngineElsewhere_MeansNothingHere(string connection)
    {
        var targets = Of([new DatabaseEntry { Name = "other", ConnectionString = connection }], [Db("db", "172.18.0.5", "far-away")]);

        Assert.Equal([Scope.Portal, Scope.Of(A.Server("far-away"), "shop")], targets.Select(t => t.Scope));
        Assert.All(targets, t => Assert.Empty(t.Addresses));
    }

    [Theory]
    [InlineData("db", "10.9.8.7")]
    [InlineData("server-1.db", "10.9.8.7")]
    [InlineData("other", "database")]
    [InlineData("other", "172.18.0.5")]
    public void Of_RegisteredThatMeansAContainer_TakesItsPlace(string name, string host)
    {
        var target = Assert.Single(DatabaseDirectory.Of([], [SomeRegistered.Database(name, host)], [Db("db", "172.18.0.5")], _ => true));

        Assert.Equal((name, "db", DatabaseOrigin.Registered, $"{host}:5432"), (target.Name.Value, target.Container, target.Origin, target.Address));
        Assert.Equal(Scope.Of(A.Server(), "shop"), target.Scope);
        var to = new NpgsqlConnectionStringBuilder(target.Monitor);
        Assert.Equal((host, "tapbot_monitor", SomeRegistered.Password), (to.Host, to.Username, to.Password));
    }

    [Fact]
    public void Of_RegisteredWhosePasswordIsLost_HasNoLogInAndSaysWhy()
    {
        var database = SomeRegistered.Database("db", "10.9.8.7");

        var target = Assert.Single(DatabaseDirectory.Of([], [database with { LogIns = new Dictionary<LogInKind, RegisteredLogIn> { [LogInKind.Monitor] = new("tapbot_monitor", null) } }], [], _ => true));

        Assert.Equal((null, "databases.registering.lost"), (target.Monitor, target.Lost?.Code));
    }

    [Fact]
    public void Of_SocketsOfThisMachine_AreFoundUnlessGivenOrTaken()
    {
        LocalSocket[] sockets = [new("/var/run/postgresql", 5432), new("/var/run/postgresql", 5433), new("/var/run/postgresql", 5434), new("/tmp", 5435)];
        DatabaseEntry[] entries =
        [
            new() { Name = "by-socket", ConnectionString = "Host=/var/run/postgresql/;Port=5433;Username=x" },
            new() { Name = "by-address", ConnectionString = "Host=127.0.0.1;Port=5434;Username=x;Password=y" },
            new() { Name = "elsewhere", ConnectionString = "Host=10.9.8.7;Port=5435;Username=x;Password=y" },
        ];

        var targets = DatabaseDirectory.Of(entries, [], [Db("local", "172.18.0.5")], _ => true, sockets, A.Server());

        Assert.Equal(["by-socket", "by-address", "elsewhere", "local", "local-5432", "local-5435"], targets.Select(t => t.Name.Value));
        Assert.Equal([null, "/var/run/postgresql:5432", "/tmp:5435"], targets.Where(t => t.Monitor is null).Select(t => t.Container is null ? t.Address : null));
        Assert.All(targets.TakeLast(2), t => Assert.Equal((DatabaseOrigin.Found, Scope.Of(A.Server(), null), true), (t.Origin, t.Scope, t.IsHere)));
    }

    [Fact]
    public void Of_FirstSocket_IsTheLocalServer() =>
        Assert.Equal(("local", Scope.Portal), DatabaseDirectory.Of([], [], [], _ => true, [new LocalSocket("/tmp", 5432)]).Select(t => (t.Name.Value, t.Scope)).Single());

    private static IReadOnlyList<DatabaseTarget> Of(IReadOnlyList<DatabaseEntry> entries, IEnumerable<Container> containers) =>
        DatabaseDirectory.Of(entries, [], containers, server => server != A.Server("far-away"));

    private static Container Db(string name, string address, string server = "server-1") => A.Container(name, server, project: "shop", image: "postgres:16") with
    {
        Networks = [new ContainerNetwork("shop", address, "", [name, "database"])],
        Ports = [new ContainerPort(5432, "tcp", 55432, "0.0.0.0")],
    };
}
