using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases.Statements;

public sealed class StatementTextTests
{
    [Theory]
    [InlineData("create role ada login password 'secret'", "create role ada login password '…'")]
    [InlineData("ALTER USER ada PASSWORD E'it''s\\n' valid until 'infinity'", "ALTER USER ada PASSWORD '…' valid until 'infinity'")]
    [InlineData("create role ada password 'cut in the mid", "create role ada password '…'")]
    [InlineData("create subscription s connection 'host=a password=secret dbname=b' publication p", "create subscription s connection 'host=a password=… dbname=b' publication p")]
    [InlineData("create user mapping for ada server s options (user 'ada', password 'secret')", "create user mapping for ada server s options (user 'ada', password '…')")]
    [InlineData("host=a password='two words' user=b", "host=a password='…' user=b")]
    [InlineData("create subscription s connection 'password=''a b'' user=c'", "create subscription s connection 'password='…' user=c'")]
    [InlineData("AWS_SECRET_ACCESS_KEY=abc aws s3 cp %p s3://b", "AWS_SECRET_ACCESS_KEY=… aws s3 cp %p s3://b")]
    [InlineData("postgresql://rep:hunter2@primary/shop?sslmode=require", "postgresql://rep:…@primary/shop?sslmode=require")]
    [InlineData("create subscription s connection 'postgres://u:p@h/d' publication p", "create subscription s connection 'postgres://u:…@h/d' publication p")]
    [InlineData("curl -u ada:secret -T %p https://backup:8443/%f", "curl -u ada:… -T %p https://backup:8443/%f")]
    [InlineData("curl -uada:secret https://backup", "curl -uada:… https://backup")]
    [InlineData("select 1 -upper::int", "select 1 -upper::int")]
    [InlineData("curl --user='ada:secret' https://backup", "curl --user='ada:…' https://backup")]
    [InlineData("select n -u::int from t", "select n -u::int from t")]
    [InlineData("select 'https://host:8080/path'", "select 'https://host:8080/path'")]
    [InlineData("select * from users where password = $1", "select * from users where password = $1")]
    [InlineData("create table users (password text not null)", "create table users (password text not null)")]
    public void WithoutPasswords_Text_HasNone(string text, string shown) => Assert.Equal(shown, StatementText.WithoutPasswords(text));
}
