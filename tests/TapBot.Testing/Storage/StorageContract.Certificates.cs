using TapBot.Core.Certificates;
using Xunit;

namespace TapBot.Testing.Storage;

/// <summary>Added endpoints, on every engine.</summary>
public abstract partial class StorageContract
{
    [Fact]
    public async Task Endpoints_AddedAndReadAgain_AreAsTheyWere()
    {
        var endpoint = CertificateEndpoint.Parse("пример.рф@[2001:db8::7]:8443");
        Assert.True(await new EndpointRegister(rig.Storage).AddAsync(endpoint, Token));

        var again = new EndpointRegister(rig.Storage);
        await again.LoadAsync(Token);

        Assert.Equal([endpoint], again.Current.Select(t => t.Endpoint));
        Assert.False(await again.AddAsync(endpoint, Token));
        Assert.True(await again.RemoveAsync(endpoint, Token));
        Assert.Empty(again.Current);
    }
}
