using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class DatabaseTroubleTests
{
    private const string To = "Host=10.9.8.7;Port=5433;Username=watcher;Password=very secret;Database=shop";

    [Theory]
    [InlineData(SocketError.ConnectionRefused, "databases.trouble.refused")]
    [InlineData(SocketError.NetworkUnreachable, "databases.trouble.noRoute")]
    [InlineData(SocketError.HostUnreachable, "databases.trouble.noRoute")]
    [InlineData(SocketError.HostNotFound, "databases.trouble.noName")]
    [InlineData(SocketError.TimedOut, "databases.trouble.silent")]
    [InlineData(SocketError.ConnectionReset, "databases.trouble.cut")]
    public void Describe_Socket_SaysWhichTrouble(SocketError error, string code)
    {
        var said = DatabaseTrouble.Describe(new NpgsqlException("Failed to connect", new SocketException((int)error)), To);

        Assert.Equal((code, "10.9.8.7:5433", "watcher"), (said.Code, said.Arguments["address"], said.Arguments["user"]));
    }

    [Theory]
    [InlineData("28P01", "password authentication failed", "databases.trouble.password")]
    [InlineData("28000", "no pg_hba.conf entry for host \"10.0.0.1\"", "databases.trouble.hba")]
    [InlineData("28000", "role \"watcher\" is not permitted to log in", "databases.trouble.role")]
    [InlineData("3D000", "database \"shop\" does not exist", "databases.trouble.noDatabase")]
    [InlineData("53300", "sorry, too many clients already", "databases.trouble.full")]
    [InlineData("57P03", "the database system is starting up", "databases.trouble.starting")]
    [InlineData("57P01", "terminating connection", "databases.trouble.stopping")]
    [InlineData("42501", "permission denied for view pg_x", "databases.trouble.privilege")]
    [InlineData("55P03", "canceling statement due to lock timeout", "databases.trouble.locked")]
    [InlineData("57014", "canceling statement due to statement timeout", "databases.trouble.slow")]
    [InlineData("XX000", "out of luck", "databases.trouble.said")]
    public void Describe_Server_SaysWhichTrouble(string state, string message, string code)
    {
        var said = DatabaseTrouble.Describe(new PostgresException(message, "FATAL", "FATAL", state), To);

        Assert.Equal((code, message), (said.Code, said.Arguments["said"]));
    }

    [Fact]
    public void Describe_ContainerRuns_SaysThatItListensElsewhere() =>
        Assert.Equal("databases.trouble.refusedInside", DatabaseTrouble.Describe(new NpgsqlException("x", new SocketException((int)SocketError.ConnectionRefused)), To, "db").Code);

    [Fact]
    public void Describe_Silence_IsSilence()
    {
        Assert.Equal("databases.trouble.silent", DatabaseTrouble.Describe(new TimeoutException(), To).Code);
        Assert.Equal("databases.trouble.silent", DatabaseTrouble.Describe(new NpgsqlException("Exception while reading", new TimeoutException()), To).Code);
    }

    [Fact]
    public void Describe_Tls_SaysSo() =>
        Assert.Equal("databases.trouble.tls", DatabaseTrouble.Describe(new NpgsqlException("x", new AuthenticationException("The remote certificate was rejected")), To).Code);

    [Fact]
    public void Describe_Anything_HidesThePassword() =>
        Assert.DoesNotContain("very secret", DatabaseTrouble.Describe(new InvalidOperationException("odd"), To).ToString(), StringComparison.Ordinal);
}
