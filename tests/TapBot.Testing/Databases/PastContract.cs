using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Testing.Access;
using Xunit;

namespace TapBot.Testing.Databases;

/// <summary>What the history of statements does on every store; derived once for each.</summary>
public abstract class PastContract : IAsyncLifetime
{
    private KeepingRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IReadOnlyDictionary<string, string?>> SettingsAsync();

    public async ValueTask InitializeAsync() => rig = await KeepingRig.StartAsync(await SettingsAsync());

    public virtual async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task ListAsync_AfterAScript_HasEachStatementNewestFirstWithoutPasswords()
    {
        rig.Ran(An.Administrator, "select 1", "create role x password 'geheim'", "select 3");

        var page = await rig.PastAsync(An.Administrator);

        Assert.Equal(["select 3", "create role x password '…'", "select 1"], page.Statements.Select(s => s.Text));
        Assert.Null(page.Next);
        var newest = page.Statements[0];
        Assert.Equal(("shop", QueryMode.Read, 1, 3L, TimeSpan.FromMilliseconds(12), StatementOutcome.Done, false), (newest.Database, newest.Mode, newest.Times, newest.Rows, newest.Took, newest.Outcome, newest.IsCut));
        Assert.DoesNotContain("geheim", string.Join(' ', await rig.Storage.Storage.ReadAsync(db => db.Set<PastStatementRow>().Select(p => p.Text + p.Folded).ToListAsync(Token))), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ListAsync_SameSeveralTimes_IsOneAsLongAsItEndsAlike()
    {
        rig.Ran(An.Administrator, "select 1", "select 1");
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        rig.Ran(An.Administrator, "select 1");
        rig.Ran(An.Administrator, StatementOutcome.Failed, "57014", "select 1");
        rig.Ran(An.Operator, "select 1");

        var statements = (await rig.PastAsync(An.Administrator)).Statements;

        Assert.Equal([(1, "57014"), (3, null)], statements.Select(s => (s.Times, s.SqlState)));
        Assert.Equal(rig.Time.GetUtcNow(), statements[1].At);
        Assert.Equal(1, Assert.Single((await rig.PastAsync(An.Operator)).Statements).Times);
    }

    [Theory]
    [InlineData("ORDERS", "select * from orders where state like '100%'")]
    [InlineData("заказы", "select 'ЗАКАЗЫ'")]
    [InlineData("0%'", "select * from orders where state like '100%'")]
    [InlineData("a_b", "select a_b")]
    [InlineData("  a_b  ", "select a_b")]
    public async Task ListAsync_WithASearch_FindsThePartInAnyCase(string search, string found)
    {
        rig.Ran(An.Administrator, "select * from orders where state like '100%'", "select 'ЗАКАЗЫ'", "select a_b", "select axb");

        Assert.Equal([found], await rig.TextsAsync(An.Administrator, new PastQuestion(search)));
    }

    [Fact]
    public async Task ListAsync_FailedOnly_HasWhatDidNotGoWell()
    {
        rig.Ran(An.Administrator, "select 1");
        rig.Ran(An.Administrator, StatementOutcome.Failed, "42P01", "select * from nowhere");
        rig.Ran(An.Administrator, StatementOutcome.RolledBack, null, "delete from orders");
        rig.Ran(An.Administrator, StatementOutcome.Cancelled, null, "select pg_sleep(60)");

        Assert.Equal(["select pg_sleep(60)", "select * from nowhere"], await rig.TextsAsync(An.Administrator, new PastQuestion(FailedOnly: true)));
        Assert.Equal(["select * from nowhere"], await rig.TextsAsync(An.Administrator, new PastQuestion("nowhere", FailedOnly: true)));
    }

    [Fact]
    public async Task ListAsync_PageByPage_HasEachOnce()
    {
        rig.Ran(An.Administrator, [.. Enumerable.Range(0, 7).Select(i => $"select {i}")]);

        var first = await rig.PastAsync(An.Administrator, new PastQuestion(Limit: 3));
        rig.Ran(An.Administrator, "select 'meanwhile'");
        var second = await rig.PastAsync(An.Administrator, new PastQuestion(Limit: 3, Before: first.Next));
        var third = await rig.PastAsync(An.Administrator, new PastQuestion(Limit: 3, Before: second.Next));

        Assert.Equal(["select 6", "select 5", "select 4", "select 3", "select 2", "select 1", "select 0"], new[] { first, second, third }.SelectMany(p => p.Statements).Select(s => s.Text));
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task Remember_MoreThanIsKept_ForgetsTheOldest()
    {
        rig.Ran(An.Operator, "select 'of another'");
        await rig.Writer.SettleAsync(Token);
        await rig.Storage.Storage.WriteAsync(async db => await db.AddRangeAsync(Enumerable.Range(0, PastStatements.Most).Select(Row), Token), Token);

        rig.Ran(An.Administrator, "select 'one more'", "select 'and one'");

        Assert.Equal("select 'and one'", (await rig.PastAsync(An.Administrator)).Statements[0].Text);
        Assert.Equal(PastStatements.Most, await rig.Storage.Storage.ReadAsync(db => db.Set<PastStatementRow>().CountAsync(p => p.OwnerId == An.Administrator.Id, Token)));
        Assert.Empty(await rig.TextsAsync(An.Administrator, new PastQuestion("row 1;")));
        Assert.Single(await rig.TextsAsync(An.Administrator, new PastQuestion("row 2;")));
        Assert.Single(await rig.TextsAsync(An.Operator));
    }

    [Fact]
    public async Task Remember_AfterNinetyDays_ForgetsWhatIsOlderOfEverybody()
    {
        rig.Ran(An.Operator, "select 'old'");
        await rig.Writer.SettleAsync(Token);
        rig.Time.Advance(PastStatements.Age + TimeSpan.FromMinutes(1));
        Assert.Empty(await rig.TextsAsync(An.Operator));

        rig.Ran(An.Administrator, "select 'new'");

        Assert.Single(await rig.TextsAsync(An.Administrator));
        Assert.Equal(1, await rig.Storage.Storage.ReadAsync(db => db.Set<PastStatementRow>().CountAsync(Token)));
    }

    [Fact]
    public async Task Remember_LongOrStrangeText_KeepsWhatCanBeKept()
    {
        rig.Ran(An.Administrator, "select '\0 \ud800'", $"select '{new string('x', PastStatements.Longest)}'");

        var statements = (await rig.PastAsync(An.Administrator)).Statements;

        Assert.Equal([(PastStatements.Longest, true), (12, false)], statements.Select(s => (s.Text.Length, s.IsCut)));
        Assert.Equal("select '\uFFFD \uFFFD'", statements[1].Text);
    }

    [Fact]
    public async Task ListAsync_OfAToken_IsThatOfItsOwner()
    {
        var token = new Actor(ActorKind.Token, "t1", "script");
        rig.Rights.Give(token, new Grant(Role.Administrator));
        await rig.Storage.Storage.WriteAsync(async db => await db.AddAsync(
            new ApiTokenRow { Id = "t1", Name = "script", OwnerId = An.Administrator.Id, Hash = "x", LastFour = "xxxx", CreatedAt = rig.Time.GetUtcNow(), ExpiresAt = rig.Time.GetUtcNow().AddDays(1) }, Token), Token);
        rig.Ran(token, "select 'by a script'");
        rig.Ran(Actor.Portal, "select 'by nobody'");

        Assert.Equal(["select 'by a script'"], await rig.TextsAsync(An.Administrator));
        Assert.Equal(["select 'by a script'"], await rig.TextsAsync(token));
    }

    [Fact]
    public async Task ListAsync_WithoutTheRightOrOfAnother_ShowsNothing()
    {
        rig.Ran(An.Viewer, "select 'as long as I could'");
        rig.Ran(An.Operator, "select 'mine'");
        var mine = Assert.Single((await rig.PastAsync(An.Operator)).Statements);

        await Assert.ThrowsAsync<AccessDeniedException>(() => rig.PastAsync(An.Viewer));
        await Assert.ThrowsAsync<AccessDeniedException>(() => rig.Past.FindAsync(An.Viewer, KeepingRig.Instance, mine.Id, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => rig.Past.ClearAsync(An.Viewer, KeepingRig.Instance, Token));
        Assert.Empty((await rig.PastAsync(An.Administrator)).Statements);
        Assert.Null(await rig.Past.FindAsync(An.Administrator, KeepingRig.Instance, mine.Id, Token));
        Assert.Equal("select 'mine'", (await rig.Past.FindAsync(An.Operator, KeepingRig.Instance, mine.Id, Token))!.Text);
    }

    [Fact]
    public async Task ClearAsync_ForgetsOnesOwnAndIsInTheTrail()
    {
        rig.Ran(An.Administrator, "select 1", "select 2");
        rig.Ran(An.Operator, "select 3");

        Assert.Equal(2, await rig.Past.ClearAsync(An.Administrator, KeepingRig.Instance, Token));

        Assert.Empty(await rig.TextsAsync(An.Administrator));
        Assert.Single(await rig.TextsAsync(An.Operator));
        Assert.Equal(("databases.query.forget", "done"), (rig.Trail.Rows[^1].Intent.Action, rig.Trail.Rows[^1].Outcome));
        rig.Trail.Broken = true;
        await Assert.ThrowsAsync<Core.Audit.AuditUnavailableException>(() => rig.Past.ClearAsync(An.Operator, KeepingRig.Instance, Token));
        Assert.Single(await rig.TextsAsync(An.Operator));
    }

    [Fact]
    public async Task Remember_StoreFails_IsSaidInTheLogAndNowhereElse()
    {
        await rig.Storage.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"PastStatements\" RENAME TO \"Away\"", Token), Token);
        rig.Ran(An.Administrator, "select 'lost'");
        await rig.Writer.SettleAsync(Token);
        await Assert.ThrowsAsync<ConsoleStoreException>(() => rig.PastAsync(An.Administrator));
        await rig.Storage.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"PastStatements\"", Token), Token);
        rig.Ran(An.Administrator, "select 'kept'");

        Assert.Equal(["select 'kept'"], await rig.TextsAsync(An.Administrator));
        Assert.Contains("the audit trail has it", Assert.Single(rig.Said.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("select", rig.Said.Lines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remember_AsThePortalStops_IsStillStored()
    {
        rig.Ran(An.Administrator, "select 1");
        await rig.Writer.StopAsync(Token);
        rig.Ran(An.Administrator, "select 2");

        Assert.Equal(["select 1"], await rig.TextsAsync(An.Administrator));
        Assert.Contains("shop-db", Assert.Single(rig.Said.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(QueryMode.Write, QueryEnd.Committed, StatementOutcome.Done)]
    [InlineData(QueryMode.Write, QueryEnd.RolledBack, StatementOutcome.RolledBack)]
    [InlineData(QueryMode.Write, QueryEnd.Unknown, StatementOutcome.Unknown)]
    [InlineData(QueryMode.Write, null, StatementOutcome.RolledBack)]
    [InlineData(QueryMode.Read, QueryEnd.Read, StatementOutcome.Done)]
    [InlineData(QueryMode.Read, null, StatementOutcome.Done)]
    public async Task Close_OfARun_SaysWhatBecameOfItsStatements(QueryMode mode, QueryEnd? end, StatementOutcome first)
    {
        var request = new QueryRequest(SqlScript.Split("update t set a = 1; select 2; select 3; select 4"), "shop", mode);
        var run = new PastRun(rig.Writer, An.Administrator, KeepingRig.Instance, request, new QueryIdentity("reader", false, "shop", 1, 2), rig.Time);
        QueryError?[] errors = [null, new(Phrase.Of("console.error.said"), "42P01"), new(Phrase.Of("console.error.cancelled"), "57014"), new(Phrase.Of("console.error.broken"))];
        foreach (var (statement, error) in request.Statements.Zip(errors))
            run.Add(new QueryResult { Statement = statement, Meaning = DatabaseConsole.Meaning(statement.Text), Affected = 7, Took = TimeSpan.FromSeconds(1), Error = error });
        run.Close(end);
        run.Close(end);

        var statements = (await rig.PastAsync(An.Administrator)).Statements.Reverse().ToList();

        Assert.Equal([first, StatementOutcome.Failed, StatementOutcome.Cancelled, StatementOutcome.Unknown], statements.Select(s => s.Outcome));
        Assert.Equal((mode, 7L, rig.Time.GetUtcNow().AddSeconds(-1)), (statements[0].Mode, statements[0].Rows, statements[0].At));
        Assert.All(statements.Skip(1), s => Assert.Null(s.Rows));
    }

    private PastStatementRow Row(int number) => new()
    {
        OwnerId = An.Administrator.Id, Instance = KeepingRig.Instance.Name.Value, Database = "shop", Mode = QueryMode.Read, Text = $"row {number};", Folded = $"ROW {number};", Length = 10,
        At = rig.Time.GetUtcNow(), Times = 1, TookMilliseconds = 1, Rows = 1, Outcome = StatementOutcome.Done, SqlState = null,
    };
}
