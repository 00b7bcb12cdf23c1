using System.Net.Sockets;
using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class LocalSocketTests
{
    private static readonly string[] Table =
    [
        "Num       RefCount Protocol Flags    Type St Inode Path",
        "0000000000000000: 00000002 00000000 00010000 0001 01 20519 /var/run/postgresql/.s.PGSQL.5433",
        "0000000000000000: 00000002 00000000 00010000 0001 01 20520 /var/run/postgresql/.s.PGSQL.5432",
        "0000000000000000: 00000003 00000000 00000000 0001 03 20521 /var/run/postgresql/.s.PGSQL.5434",
        "0000000000000000: 00000002 00000000 00010000 0001 01 20522 /var/run/docker.sock",
        "0000000000000000: 00000002 00000000 00010000 0001 01 20523 @/abstract/.s.PGSQL.5435x",
        "0000000000000000: 00000002 00000000 00010000 0001 01 20524 /srv/a b/.s.PGSQL.5436",
        "0000000000000000: 00000002 00000000 00010000 0001 01 20525 /elsewhere/.s.PGSQL.5437",
        "0000000000000000: 00000002 00000000 00010000 0001 01 20526 /tmp/.s.PGSQL.99999",
        "0000000000000000: 00000003 00000000 00000000 0001 03 20527",
        "rubbish",
    ];

    [Fact]
    public void In_TableOfTheKernel_FindsThoseThatAreListenedOnHere() => Assert.Equal(
        [new LocalSocket("/var/run/postgresql", 5432), new LocalSocket("/var/run/postgresql", 5433), new LocalSocket("/srv/a b", 5436)],
        LocalSocket.In(Table, path => !path.StartsWith("/elsewhere", StringComparison.Ordinal)));

    [Fact]
    public void Here_SocketComesAndGoes_IsFoundMeanwhile()
    {
        var directory = Directory.CreateTempSubdirectory("tapbot-socket-").FullName;
        try
        {
            using (var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
            {
                server.Bind(new UnixDomainSocketEndPoint(Path.Combine(directory, ".s.PGSQL.61234")));
                server.Listen();
                Assert.Contains(new LocalSocket(directory, 61234), LocalSocket.Here());
            }
            Assert.DoesNotContain(new LocalSocket(directory, 61234), LocalSocket.Here());
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
