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

    [Theory]
    [InlineData("copy (select 1) to program 'cat'")]
    [InlineData("select 1; copy t to '/tmp/x'")]
    [InlineData("select lo_export(1, '/tmp/x')")]
    [InlineData("explain analyze select lo_export(1, '/tmp/x')")]
    [InlineData("do $$ begin copy t to program 'cat'; end $$")]
    [InlineData("alter system set fsync = off")]
    public void Check_WhatReachesTheServer_IsRefusedWhenReadingAndAsksForTheNameWhenWriting(string sql)
    {
        var reading = Assert.Throws<QueryRefusedException>(() => QueryRules.Check(new QueryRequest(SqlScript.Split(sql)), Instance));
        var writing = Assert.Throws<QueryRefusedException>(() => QueryRules.Check(Writing(sql), Instance));

        Assert.Equal((QueryRefusal.WrongState, "console.refused.server"), (reading.Kind, reading.Reason.Code));
        Assert.Equal((QueryRefusal.NeedsConfirmation, "shop", "ChangesServer"), (writing.Kind, writing.Reason.Arguments["name"], writing.Reason.Arguments["effect"]));
        QueryRules.Check(Writing(sql) with { Confirmed = ["shop"] }, Instance);
    }

    private static QueryRequest Writing(string sql) => new(SqlScript.Split(sql), Mode: QueryMode.Write);
}
