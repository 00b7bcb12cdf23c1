using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class SqlReadingTests
{
    [Theory]
    [InlineData("drop table a.b", SqlEffect.Drops, "a.b")]
    [InlineData("DROP TABLE IF EXISTS \"Odd Name\", c.d cascade", SqlEffect.Drops, "Odd Name, c.d")]
    [InlineData("drop index concurrently i", SqlEffect.Drops, "i")]
    [InlineData("drop database shop", SqlEffect.Drops, "shop")]
    [InlineData("drop materialized view v", SqlEffect.Drops, "v")]
    [InlineData("drop owned by someone", SqlEffect.Drops, "someone")]
    [InlineData("drop function f(int)", SqlEffect.Drops, "f")]
    [InlineData("alter table t drop column c", SqlEffect.Drops, "t")]
    [InlineData("alter table t drop constraint c", SqlEffect.Drops, "t")]
    [InlineData("alter table t alter c drop default", SqlEffect.None, null)]
    [InlineData("alter table t alter c drop not null", SqlEffect.None, null)]
    [InlineData("truncate t", SqlEffect.Empties, "t")]
    [InlineData("truncate table only public.t, u", SqlEffect.Empties, "public.t, u")]
    [InlineData("drop function f(int, text), g", SqlEffect.Drops, "f, g")]
    [InlineData("prepare x as delete from t", SqlEffect.DeletesAll, "t")]
    [InlineData("prepare x (int) as delete from t where a = $1", SqlEffect.None, null)]
    [InlineData("alter type y drop attribute a", SqlEffect.Drops, "y")]
    [InlineData("alter foreign table t drop column a", SqlEffect.Drops, "t")]
    [InlineData("copy t to '/tmp/x'", SqlEffect.ChangesServer, null)]
    [InlineData("explain (analyse) delete from t where a = 1", SqlEffect.RunsExplained, "t")]
    [InlineData("delete from t", SqlEffect.DeletesAll, "t")]
    [InlineData("delete from only t using u", SqlEffect.DeletesAll, "t")]
    [InlineData("delete from t where id = 1", SqlEffect.None, null)]
    [InlineData("delete from t using (select 1 where true) u", SqlEffect.DeletesAll, "t")]
    [InlineData("update t set a = 1", SqlEffect.UpdatesAll, "t")]
    [InlineData("update only \"T\" set a = (select b from u where u.id = 1)", SqlEffect.UpdatesAll, "T")]
    [InlineData("update t set a = 1 where id in (select 1)", SqlEffect.None, null)]
    [InlineData("update t set a = 'where'", SqlEffect.UpdatesAll, "t")]
    [InlineData("update t set a = 1 -- where id = 1", SqlEffect.UpdatesAll, "t")]
    [InlineData("with gone as (delete from t returning *) select * from gone", SqlEffect.DeletesAll, "t")]
    [InlineData("with gone as (delete from t where a = 1 returning *) select * from gone", SqlEffect.None, null)]
    [InlineData("with x as (select 1 where true) delete from t", SqlEffect.DeletesAll, "t")]
    [InlineData("with x as (select 1) update t set a = 1 where true", SqlEffect.None, null)]
    [InlineData("insert into t select * from u", SqlEffect.None, null)]
    [InlineData("insert into t values (1) on conflict (id) do update set a = 1", SqlEffect.None, null)]
    [InlineData("select * from t for update", SqlEffect.None, null)]
    [InlineData("alter table t alter column c type bigint", SqlEffect.Rewrites, "t")]
    [InlineData("alter table t set unlogged", SqlEffect.Rewrites, "t")]
    [InlineData("alter table t set tablespace fast", SqlEffect.Rewrites, "t")]
    [InlineData("alter table t add column c int", SqlEffect.None, null)]
    [InlineData("vacuum full t", SqlEffect.Rewrites, "t")]
    [InlineData("vacuum (full, verbose) public.t", SqlEffect.Rewrites, "public.t")]
    [InlineData("vacuum full", SqlEffect.Rewrites, null)]
    [InlineData("vacuum t", SqlEffect.None, null)]
    [InlineData("cluster t using i", SqlEffect.Rewrites, "t")]
    [InlineData("explain analyze delete from t where id = 1", SqlEffect.RunsExplained, "t")]
    [InlineData("explain (analyze, buffers) update t set a = 1 where id = 1", SqlEffect.RunsExplained, "t")]
    [InlineData("explain (analyze false) update t set a = 1", SqlEffect.None, null)]
    [InlineData("explain analyze select 1", SqlEffect.None, null)]
    [InlineData("explain delete from t", SqlEffect.None, null)]
    [InlineData("alter system set fsync = off", SqlEffect.ChangesServer, null)]
    [InlineData("copy t to program 'cat'", SqlEffect.ChangesServer, null)]
    [InlineData("copy t to stdout", SqlEffect.None, null)]
    public void Of_AStatement_NamesItsEffect(string statement, SqlEffect effect, string? target)
    {
        var meaning = SqlReading.Of(statement);
        Assert.Equal((effect, target), (meaning.Effect, meaning.Object));
    }

    [Theory]
    [InlineData("select 1", true)]
    [InlineData("(select 1) union (select 2)", true)]
    [InlineData("values (1), (2)", true)]
    [InlineData("table t", true)]
    [InlineData("with x as (select 1) select * from x", true)]
    [InlineData("with x as (insert into t values (1) returning 1) select * from x", false)]
    [InlineData("select 1 into t", false)]
    [InlineData("insert into t values (1)", false)]
    [InlineData("show all", false)]
    [InlineData("explain select 1", false)]
    public void IsQuery_OnlyRows_IsTrue(string statement, bool expected) => Assert.Equal(expected, SqlReading.Of(statement).IsQuery);

    [Theory]
    [InlineData("vacuum t")]
    [InlineData("create database x")]
    [InlineData("drop database x")]
    [InlineData("create index concurrently on t (a)")]
    [InlineData("create unique index concurrently i on t (a)")]
    [InlineData("drop index concurrently i")]
    [InlineData("reindex table concurrently t")]
    [InlineData("alter table t detach partition p concurrently")]
    [InlineData("alter system set work_mem = '1MB'")]
    public void NeedsNoTransaction_WhatTheServerRefusesInOne_IsTrue(string statement) => Assert.True(SqlReading.Of(statement).NeedsNoTransaction);

    [Theory]
    [InlineData("commit")]
    [InlineData("COMMIT AND CHAIN")]
    [InlineData("begin read write")]
    [InlineData("start transaction")]
    [InlineData("rollback to x")]
    [InlineData("prepare transaction 'x'")]
    public void EndsTransaction_WhatSteersIt_IsTrue(string statement) => Assert.True(SqlReading.Of(statement).EndsTransaction);

    [Fact]
    public void EndsTransaction_PrepareOfAStatement_IsFalse() => Assert.False(SqlReading.Of("prepare x as select 1").EndsTransaction);
}
