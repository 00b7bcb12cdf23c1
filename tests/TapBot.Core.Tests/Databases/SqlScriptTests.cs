using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class SqlScriptTests
{
    [Theory]
    [InlineData("select 1", "select 1")]
    [InlineData("select 1;", "select 1")]
    [InlineData("select 1; select 2;", "select 1", "select 2")]
    [InlineData(" ;; select 1 ;; ", "select 1")]
    [InlineData("")]
    [InlineData("-- only words; of a comment\n/* and; */")]
    [InlineData("select ';'; select 2", "select ';'", "select 2")]
    [InlineData("select 'it''s; one'; select 2", "select 'it''s; one'", "select 2")]
    [InlineData(@"select E'a\'; b'; select 2", @"select E'a\'; b'", "select 2")]
    [InlineData(@"select 'a\'; select 2", @"select 'a\'", "select 2")]
    [InlineData(@"select name'a\'; b' from x; select 2", @"select name'a\'", "b' from x; select 2")]
    [InlineData("select \"a;b\"\"c\"; select 2", "select \"a;b\"\"c\"", "select 2")]
    [InlineData("select U&'d\\0061t;a'; select 2", "select U&'d\\0061t;a'", "select 2")]
    [InlineData("select $$a;b$$; select 2", "select $$a;b$$", "select 2")]
    [InlineData("select $x$a;$$;$y$;$x$; select 2", "select $x$a;$$;$y$;$x$", "select 2")]
    [InlineData("select a$1; select $1", "select a$1", "select $1")]
    [InlineData("select 1 -- a;b\n; select 2", "select 1", "select 2")]
    [InlineData("/* a; /* b; */ c; */ select 1; select 2", "select 1", "select 2")]
    [InlineData("create rule r as on insert to t do also (delete from a; delete from b); select 2", "create rule r as on insert to t do also (delete from a; delete from b)", "select 2")]
    [InlineData("create function f() returns int begin atomic select 1; select case when true then 1 end; end; select 2", "create function f() returns int begin atomic select 1; select case when true then 1 end; end", "select 2")]
    [InlineData("create or replace procedure p() begin atomic insert into t values (1); end; select 2", "create or replace procedure p() begin atomic insert into t values (1); end", "select 2")]
    [InlineData("create function f() returns int language sql as 'select 1; select 2'; select 3", "create function f() returns int language sql as 'select 1; select 2'", "select 3")]
    [InlineData("begin; select 1; end; select 2", "begin", "select 1", "end", "select 2")]
    [InlineData("select 'ж;' as \"ы\"; select 2", "select 'ж;' as \"ы\"", "select 2")]
    public void Split_AScript_GivesItsStatements(string script, params string[] expected)
    {
        var statements = SqlScript.Split(script);
        Assert.Equal(expected, statements.Select(s => s.Text));
        Assert.All(statements, s => Assert.Equal(s.Text, script[s.Start..s.End]));
    }

    [Theory]
    [InlineData("select 'a")]
    [InlineData("select \"a")]
    [InlineData("select $$a$")]
    [InlineData("select (1")]
    [InlineData("create function f() begin atomic select 1;")]
    public void Split_WithoutItsEnd_IsOpen(string script) => Assert.True(Assert.Single(SqlScript.Split(script)).IsOpen);

    [Theory]
    [InlineData(0, "select 1")]
    [InlineData(8, "select 1")]
    [InlineData(9, "select 1")]
    [InlineData(11, "select 2")]
    [InlineData(99, "select 2")]
    public void At_APosition_IsTheStatementThere(int position, string expected) =>
        Assert.Equal(expected, SqlScript.At(SqlScript.Split("select 1;\n\nselect 2;\n"), position)!.Text);

    [Fact]
    public void At_BeforeTheFirst_IsTheFirst() => Assert.Equal("select 1", SqlScript.At(SqlScript.Split("\n\n  select 1"), 0)!.Text);

    [Fact]
    public void At_InAnEmptyScript_IsNone() => Assert.Null(SqlScript.At(SqlScript.Split(" -- nothing"), 3));

    [Fact]
    public void Split_Rubbish_NeverThrowsAndLosesNothingButSpace()
    {
        const string Alphabet = "aE'\"$;()-/*\\ \n1&U_";
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var script = new string([.. Enumerable.Range(0, random.Next(24)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            var end = 0;
            foreach (var statement in SqlScript.Split(script))
            {
                Assert.True(statement.Start >= end);
                Assert.Equal(statement.Text, script[statement.Start..statement.End]);
                end = statement.End;
            }
        }
    }
}
