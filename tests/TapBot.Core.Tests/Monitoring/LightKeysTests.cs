using TapBot.Core.Monitoring;

namespace TapBot.Core.Tests.Monitoring;

public sealed class LightKeysTests
{
    [Theory]
    [InlineData("server:server-1", LightKind.Server, "server-1")]
    [InlineData("engine:server-1", LightKind.Engine, "server-1")]
    [InlineData("container:server-1/web", LightKind.Container, "web")]
    [InlineData("database:shop", LightKind.Database, "shop")]
    [InlineData("certificate:xn--mnchen-3ya.test:8443", LightKind.Certificate, "münchen.test:8443")]
    [InlineData("proxy:edge", LightKind.Proxy, "edge")]
    [InlineData("check:home", LightKind.Check, "home")]
    [InlineData("other:thing", null, "other:thing")]
    [InlineData("thing", null, "thing")]
    public void Read_KeyOfAThing_IsItsKindAndItsName(string key, LightKind? kind, string name) => Assert.Equal((kind, name), LightKeys.Read(key));
}
