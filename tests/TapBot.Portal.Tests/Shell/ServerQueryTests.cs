using TapBot.Core.Servers;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Tests.Shell;

public sealed class ServerQueryTests
{
    [Theory]
    [InlineData("containers", null)]
    [InlineData("containers?server=server-2", "server-2")]
    [InlineData("containers/server-1/db/log", "server-1")]
    [InlineData("containers?server=%20%3Cb%3E", null)]
    public void Read_Address_SaysWhichServer(string uri, string? expected) => Assert.Equal(expected, ServerQuery.Read(uri)?.Value);

    [Theory]
    [InlineData("containers?filter=db&server=server-1", "server-2", "containers?filter=db&server=server-2")]
    [InlineData("containers?filter=db&server=server-1", null, "containers?filter=db")]
    [InlineData("containers/server-1/db?tab=env", "server-2", "containers?server=server-2")]
    [InlineData("", "server-2", "?server=server-2")]
    public void Href_OtherServer_IsTheSameListForIt(string uri, string? server, string expected) =>
        Assert.Equal(expected, ServerQuery.Href(uri, server is null ? null : ServerName.Parse(server)));
}
