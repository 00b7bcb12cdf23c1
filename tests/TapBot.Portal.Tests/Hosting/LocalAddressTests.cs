using TapBot.Portal.Hosting;

namespace TapBot.Portal.Tests.Hosting;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/", true)]
    [InlineData("/containers?server=one#x", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("//evil", false)]
    [InlineData("/\\evil", false)]
    [InlineData("/a\\b", false)]
    [InlineData("/\n/evil", false)]
    [InlineData("https://evil", false)]
    [InlineData("containers", false)]
    public void IsLocal_Address_IsJudged(string? address, bool local) => Assert.Equal(local, LocalAddress.IsLocal(address));
}
