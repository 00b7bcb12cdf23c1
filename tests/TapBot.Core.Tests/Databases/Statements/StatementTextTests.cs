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
    [InlineData("select * from users where password = $1", "select * from users where password = $1")]
    [InlineData("create table users (password text not null)", "create table users (password text not null)")]
    public void WithoutPasswords_Text_HasNone(string text, string shown) => Assert.Equal(shown, StatementText.WithoutPasswords(text));
}
