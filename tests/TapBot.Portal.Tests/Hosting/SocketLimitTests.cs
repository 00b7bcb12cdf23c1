using System.Net;
using Microsoft.AspNetCore.Connections;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Tests.Hosting;

public sealed class SocketLimitTests
{
    private readonly TaskCompletionSource end = new();
    private int inside;

    [Fact]
    public async Task Guard_MoreThanItsShare_ClosesTheRestAndLetsOthersIn()
    {
        var limit = Limit();
        Task[] held = [limit(From("192.0.2.1")), limit(From("192.0.2.1"))];

        await limit(From("192.0.2.1"));
        Assert.Equal(2, inside);
        var other = limit(From("192.0.2.2"));
        Assert.Equal(3, inside);

        end.SetResult();
        await Task.WhenAll([.. held, other]);
    }

    [Fact]
    public async Task Guard_SocketClosed_MakesRoom()
    {
        var limit = Limit();
        end.SetResult();
        for (var i = 0; i < 5; i++)
            await limit(From("192.0.2.1"));

        Assert.Equal(5, inside);
    }

    [Fact]
    public void Guard_TrustedProxy_IsNotCounted()
    {
        var limit = Limit();

        for (var i = 0; i < 5; i++)
            _ = limit(From("10.0.0.7"));

        Assert.Equal(5, inside);
        end.SetResult();
    }

    private ConnectionDelegate Limit() => new SocketLimit(2, address => address.Equals(IPAddress.Parse("10.0.0.7"))).Guard(_ =>
    {
        inside++;
        return end.Task;
    });

    private static DefaultConnectionContext From(string address) => new() { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 40_000) };
}
