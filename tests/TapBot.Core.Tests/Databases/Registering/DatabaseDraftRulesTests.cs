using Npgsql;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Testing.Containers;
using TapBot.Testing.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class DatabaseDraftRulesTests
{
    private static readonly ServerName[] Servers = [A.Server()];

    [Theory]
    [InlineData("db", true)]
    [InlineData("postgres_db", true)]
    [InlineData("db.example.com", true)]
    [InlineData("10.0.0.5", true)]
    [InlineData("2001:db8::5", true)]
    [InlineData("::1", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("/var/run/postgresql", false)]
    [InlineData("@abstract", false)]
    [InlineData("db:5433", false)]
    [InlineData("[::1]:5433", false)]
    [InlineData("one,two", false)]
    [InlineData("db;Passfile=/etc/shadow", false)]
    [InlineData("db\n", false)]
    public void Flaws_Host_IsOneNameOrAddressAndNoFile(string? host, bool isGood) => Assert.Equal(isGood, Flaws(SomeRegistered.Draft(host!)).Count == 0);

    [Fact]
    public void Flaws_NothingGiven_NamesTheHost() => Assert.Equal(["host"], DatabaseDraftRules.Flaws(null, null, Servers).Select(f => f.Member));

    [Fact]
    public void Flaws_Everything_IsSaidAtOnce() => Assert.Equal(
        ["host", "port", "database", "server", "monitor", "reader"],
        Flaws(new DatabaseDraft("a b", 70_000, "", Server: ServerName.Parse("no-such"), Reader: new LogInDraft("", "x"))).Select(f => f.Member));

    [Fact]
    public void ConnectionString_OfHostileText_SaysWhatWasGivenAndNothingElse()
    {
        var made = DatabaseDraftRules.Made(DatabaseName.Parse("shop"), SomeRegistered.Draft(user: "a;Host=evil.example") with { Database = "x\";SSL Key=/root/key" }, null);

        var to = new NpgsqlConnectionStringBuilder(made.ConnectionString(LogInKind.Monitor));

        Assert.Equal(("db.example", "a;Host=evil.example", SomeRegistered.Password, "x\";SSL Key=/root/key"), (to.Host, to.Username, to.Password, to.Database));
        Assert.Equal((null, null), (to.Passfile, to.SslKey));
    }

    [Theory]
    [InlineData("db.example", 5432, DatabaseTls.Require, "tapbot_monitor", true)]
    [InlineData("db.example", 5432, DatabaseTls.VerifyFull, "tapbot_monitor", true)]
    [InlineData("evil.example", 5432, DatabaseTls.Require, "tapbot_monitor", false)]
    [InlineData("db.example", 5433, DatabaseTls.Require, "tapbot_monitor", false)]
    [InlineData("db.example", 5432, DatabaseTls.Prefer, "tapbot_monitor", false)]
    [InlineData("db.example", 5432, DatabaseTls.Require, "postgres", false)]
    public void Flaws_PasswordLeftOut_IsKeptForWhatItWasGivenForOnly(string host, int port, DatabaseTls tls, string user, bool isKept)
    {
        var before = DatabaseDraftRules.Made(DatabaseName.Parse("shop"), SomeRegistered.Draft(tls: DatabaseTls.Require), null);
        var draft = SomeRegistered.Draft(host, port, tls, user, password: "");

        var flaws = DatabaseDraftRules.Flaws(draft, before, Servers);

        string[] expected = isKept ? [] : ["databases.registering.passwordNeeded"];
        Assert.Equal(expected, flaws.Select(f => f.Reason.Code));
        if (isKept)
            Assert.Equal(SomeRegistered.Password, DatabaseDraftRules.Made(before.Name, draft, before).LogIns[LogInKind.Monitor].Password);
    }

    [Fact]
    public void ToString_OfWhatHoldsPasswords_TellsNone()
    {
        var draft = SomeRegistered.Draft(reader: new LogInDraft("tapbot_reader", "secret"));
        object[] all = [new RegisterDatabase(DatabaseName.Parse("shop"), draft), new ChangeDatabase(DatabaseName.Parse("shop"), draft), draft, new RegisteredLogIn("tapbot_reader", "secret"), SomeRegistered.Database()];

        Assert.All(all, o => Assert.DoesNotContain("secret", o.ToString(), StringComparison.Ordinal));
        Assert.Contains("tapbot_reader (password given)", all[0].ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<(string Member, Phrase Reason)> Flaws(DatabaseDraft draft) => DatabaseDraftRules.Flaws(draft, null, Servers);
}
