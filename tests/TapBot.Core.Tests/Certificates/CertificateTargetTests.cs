using TapBot.Core.Certificates;
using TapBot.Testing.Certificates;

namespace TapBot.Core.Tests.Certificates;

public sealed class CertificateTargetTests
{
    [Theory]
    [InlineData(CertificateOrigin.Configured, true)]
    [InlineData(CertificateOrigin.Added, true)]
    [InlineData(CertificateOrigin.Container, true)]
    [InlineData(CertificateOrigin.Router, false)]
    public void MayReach_ThisMachine_IsForAllButRouters(CertificateOrigin origin, bool may) => Assert.Equal(may, FixedEndpoints.Of("example.com", origin: origin).MayReach(AddressKind.Loopback));

    [Theory]
    [InlineData(nameof(AddressKind.Public), true)]
    [InlineData(nameof(AddressKind.Private), true)]
    [InlineData(nameof(AddressKind.Forbidden), false)]
    public void MayReach_AnyOtherPlace_IsTheSameForAll(string kind, bool may) =>
        Assert.All(Enum.GetValues<CertificateOrigin>(), origin => Assert.Equal(may, FixedEndpoints.Of("example.com", origin: origin).MayReach(Enum.Parse<AddressKind>(kind))));
}
