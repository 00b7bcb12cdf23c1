using System.Net;
using Microsoft.AspNetCore.Connections;

namespace TapBot.Portal.Hosting;

/// <summary>Keeps one address from taking all sockets: what is above its share is closed before a byte is read. Proxies that are trusted stand for many people and are not counted.</summary>
internal sealed class SocketLimit(int most, Func<IPAddress, bool> isTrusted)
{
    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, int> open = [];

    /// <summary>Stands first among what handles a connection, before TLS.</summary>
    public ConnectionDelegate Guard(ConnectionDelegate next) => async connection =>
    {
        if (connection.RemoteEndPoint is not IPEndPoint { Address: var from } || isTrusted(from))
        {
            await next(connection);
            return;
        }
        if (!Enter(from))
        {
            connection.Abort(new ConnectionAbortedException("Too many sockets from one address."));
            return;
        }
        try
        {
            await next(connection);
        }
        finally
        {
            Leave(from);
        }
    };

    private bool Enter(IPAddress from)
    {
        lock (gate)
        {
            var now = open.GetValueOrDefault(from);
            if (now >= most)
                return false;
            open[from] = now + 1;
            return true;
        }
    }

    private void Leave(IPAddress from)
    {
        lock (gate)
        {
            if (open[from] == 1)
                open.Remove(from);
            else
                open[from]--;
        }
    }
}
