using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Says exactly why an instance cannot be reached or used, and what to change.</summary>
internal static class DatabaseTrouble
{
    /// <summary>Turns what the driver or the server said into a reason for people.</summary>
    /// <param name="failed">What was thrown.</param>
    /// <param name="connectionString">Where it was meant for; its password is not in the reason.</param>
    /// <param name="container">The container behind the address, when the engine says that it runs.</param>
    public static Phrase Describe(Exception failed, string connectionString, string? container = null)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var address = Address(to);
        (string, object?)[] about = [("address", address), ("user", to.Username), ("database", to.Database ?? to.Username), ("container", container)];
        if (failed is PostgresException said)
            return Phrase.Of(CodeOf(said), [.. about, ("said", said.MessageText)]);
        if (Inner<SocketException>(failed) is { } socket)
        {
            return Phrase.Of(socket.SocketErrorCode switch
            {
                SocketError.ConnectionRefused when container is not null => "databases.trouble.refusedInside",
                SocketError.ConnectionRefused => "databases.trouble.refused",
                SocketError.HostUnreachable or SocketError.NetworkUnreachable => "databases.trouble.noRoute",
                SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "databases.trouble.noName",
                SocketError.TimedOut => "databases.trouble.silent",
                _ => "databases.trouble.cut",
            }, [.. about, ("said", socket.Message)]);
        }
        if (failed is TimeoutException or OperationCanceledException || Inner<TimeoutException>(failed) is not null)
            return Phrase.Of("databases.trouble.silent", about);
        if (Inner<AuthenticationException>(failed) is { } tls)
            return Phrase.Of("databases.trouble.tls", [.. about, ("said", tls.Message)]);
        if (failed is NpgsqlException && failed.Message.Contains("SSL", StringComparison.Ordinal))
            return Phrase.Of("databases.trouble.tls", [.. about, ("said", failed.Message)]);
        return failed is NpgsqlException or IOException
            ? Phrase.Of("databases.trouble.cut", [.. about, ("said", failed.Message)])
            : Phrase.Of("databases.trouble.other", [.. about, ("said", failed.Message)]);
    }

    /// <summary>True when the server does not know what it was asked for: its version has other views, columns, functions or words.</summary>
    public static bool IsOfAnotherVersion(PostgresException said) => said.SqlState is
        PostgresErrorCodes.SyntaxError or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedObject
        or PostgresErrorCodes.UndefinedParameter or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.CannotCoerce or PostgresErrorCodes.AmbiguousColumn or PostgresErrorCodes.AmbiguousFunction
        or PostgresErrorCodes.WrongObjectType or PostgresErrorCodes.GroupingError;

    /// <summary>Host and port as people write them.</summary>
    public static string Address(NpgsqlConnectionStringBuilder to) =>
        to.Host is { Length: > 0 } host && host[0] == '/' ? host : string.Create(CultureInfo.InvariantCulture, $"{to.Host}:{to.Port}");

    /// <summary>True when the host's name means nothing here.</summary>
    public static bool IsUnknownName(Exception failed) => Inner<SocketException>(failed) is { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData };

    private static string CodeOf(PostgresException said) => said.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword => "databases.trouble.password",
        PostgresErrorCodes.InvalidAuthorizationSpecification when said.MessageText.Contains("pg_hba", StringComparison.Ordinal) => "databases.trouble.hba",
        PostgresErrorCodes.InvalidAuthorizationSpecification => "databases.trouble.role",
        PostgresErrorCodes.InvalidCatalogName => "databases.trouble.noDatabase",
        PostgresErrorCodes.TooManyConnections => "databases.trouble.full",
        PostgresErrorCodes.CannotConnectNow => "databases.trouble.starting",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => "databases.trouble.stopping",
        PostgresErrorCodes.InsufficientPrivilege => "databases.trouble.privilege",
        PostgresErrorCodes.LockNotAvailable => "databases.trouble.locked",
        PostgresErrorCodes.QueryCanceled => "databases.trouble.slow",
        _ when IsOfAnotherVersion(said) => "databases.trouble.version",
        _ => "databases.trouble.said",
    };

    private static T? Inner<T>(Exception? failed)
        where T : Exception
    {
        for (; failed is not null; failed = failed.InnerException)
        {
            if (failed is T found)
                return found;
        }
        return null;
    }
}
