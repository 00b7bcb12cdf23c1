using Microsoft.EntityFrameworkCore;
using TapBot.Core.Databases;
using TapBot.Testing.Access;
using TapBot.Testing.Databases;

namespace TapBot.EndToEnd.Databases;

/// <summary>What is remembered of statements that people run, in front of the PostgreSQL of <c>test.sh</c>.</summary>
public sealed class ConsolePastTests : ConsoleRig
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_OfEveryKind_AreRememberedWithTheirEnd()
    {
        await using var kept = await KeepingRig.StartAsync(new Dictionary<string, string?>());
        using var house = new ConsoleHouse(ConsoleHouse.As(Server, $"reader_{Id}"), ConsoleHouse.As(Server, $"writer_{Id}"), kept.Writer);

        await house.RunAsync($"select n from {Table} limit 5; select * from nowhere; select 3");
        await house.WriteAsync($"delete from {Table} where n = 1", r => r with { RollBack = true });
        await house.WriteAsync($"update {Table} set text = 'x' where n = 2");
        await using (var export = await house.BeginAsync($"select n from {Table}"))
            await export.ExportAsync(TextWriter.Null, ExportFormat.Csv, Token);
        await using (var run = await house.BeginAsync("select pg_sleep(60)"))
        {
            var result = run.ResultsAsync(Token).SingleAsync(Token);
            await UntilAsync(async () => await SessionsAsync("reader", "and state = 'active' and query like 'fetch%'") == 1);
            run.Cancel();
            await result;
        }

        Assert.Equal(
            [
                (QueryMode.Read, StatementOutcome.Done, 5L), (QueryMode.Read, StatementOutcome.Failed, null), (QueryMode.Write, StatementOutcome.RolledBack, 1L), (QueryMode.Write, StatementOutcome.Done, 1L),
                (QueryMode.Read, StatementOutcome.Done, 2500L), (QueryMode.Read, StatementOutcome.Cancelled, null),
            ],
            (await kept.PastAsync(An.Administrator)).Statements.Reverse().Select(s => (s.Mode, s.Outcome, s.Rows)));
        Assert.Equal("42P01", Assert.Single((await kept.PastAsync(An.Administrator, new PastQuestion("NOWHERE"))).Statements).SqlState);
    }

    [Fact]
    public async Task Run_WithoutAStoreForItsHistory_RunsAllTheSame()
    {
        await using var kept = await KeepingRig.StartAsync(new Dictionary<string, string?>());
        await kept.Storage.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE \"PastStatements\"", Token), Token);
        using var house = new ConsoleHouse(ConsoleHouse.As(Server, $"reader_{Id}"), past: kept.Writer);

        var (results, end, _) = await house.RunAsync("select 1");
        await kept.Writer.SettleAsync(Token);

        Assert.Equal((null, QueryEnd.Read), (Assert.Single(results).Error, end));
        Assert.NotEmpty(kept.Said.Lines);
    }
}
