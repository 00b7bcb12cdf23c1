using TapBot.Portal.Features.Account;

namespace TapBot.Portal.Tests.Features.Account;

public sealed class DeviceNameTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0", "Firefox 147, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0", "Edge 156, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 YaBrowser/26.3.0.0 Safari/537.36", "Yandex 26, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1", "Safari 19, iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36", "Chrome 156, Android")]
    [InlineData("curl/8.5.0", "curl 8")]
    [InlineData("<script>alert(1)</script>", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Of_UserAgent_NamesBrowserAndSystem(string? userAgent, string? name) => Assert.Equal(name, DeviceName.Of(userAgent));
}
