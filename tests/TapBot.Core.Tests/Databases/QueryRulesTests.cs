using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Databases;

public sealed class QueryRulesTests
{
    private static readonly DatabaseInstance Instance = new() { Name = DatabaseName.Parse("shop"), Scope = Scope.Portal, State = new StreamState.Live(DateTimeOffset.UnixEpoch) };

    [Theory]
    [InlineData("a")]
    [InlineData("b", "a")]
    [InlineData("a", "b", "c")]
    [InlineData("c", "a", "b")]
    public void Check_SeveralNames_NamesTheNextThatIsMissing(string missing, params string[] typed)
    {
        var refused = Assert.Throws<QueryRefusedException>(() => QueryRules.Check(Writing("drop table a; truncate b; drop table a; delete from c") with { Confirmed = typed }, Instance));

        Assert.Equal((QueryRefusal.NeedsConfirmation, missing), (refused.Kind, refused.Reason.Arguments["name"]));
    }

    [Fact]
    public void Check_AllNamesTyped_Passes() =>
        QueryRules.Check(Writing("drop table a; truncate b; drop table a; delete from c") with { Confirmed = ["c", "b", "a"] }, Instance);

    [Fact]
    public void NamesToType_OfAScript_AreThoseOfEachStatement() =>
        Assert.Equal(["a", "b", "c"], DatabaseConsole.NamesToType(Writing("drop table a; select 1; truncate b; alter table c add column d serial"), Instance).Select(n => n.Name));

    private static QueryRequest Writing(string sql) => new(SqlScript.Split(sql), Mode: QueryMode.Write);
}
