using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class ServerSettingTextTests
{
    [Theory]
    [InlineData("16384", "8kB", "128MB")]
    [InlineData("4096", "kB", "4MB")]
    [InlineData("1024", "MB", "1GB")]
    [InlineData("1025", "MB", "1025MB")]
    [InlineData("300", "s", "5min")]
    [InlineData("200", "ms", "200ms")]
    [InlineData("1440", "min", "1d")]
    [InlineData("-1", "ms", "-1")]
    [InlineData("0", "kB", "0")]
    [InlineData("100", null, "100")]
    [InlineData("0.5", "ms", "0.5")]
    [InlineData("8", "parsecs", "8")]
    public void Readable_NumberInAUnit_IsWrittenAsTheServerDoes(string value, string? unit, string shown) => Assert.Equal(shown, ServerSettingText.Readable(value, unit));

    [Theory]
    [InlineData("archive_command", "curl -H 'X: key' %p", false, "…")]
    [InlineData("archive_command", "cp %p /a", true, "cp %p /a")]
    [InlineData("archive_command", "", false, "")]
    [InlineData("primary_conninfo", "host=a password=b", false, "…")]
    [InlineData("primary_conninfo", "host=a password=b", true, "host=a password=…")]
    [InlineData("shared_buffers", "128MB", false, "128MB")]
    public void Value_Command_IsShownToThoseWhoMayReadSql(string name, string value, bool mayRead, string shown) => Assert.Equal(shown, ServerSettingText.Value(name, value, mayRead));
}
