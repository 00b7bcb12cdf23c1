namespace TapBot.Core.Databases;

/// <summary>The SQL that makes the portal's roles, to be read and run by a person. The portal never runs it by itself.</summary>
public static class RoleSql
{
    /// <summary>What the monitor role is called unless somebody wants otherwise.</summary>
    public const string MonitorRole = "tapbot_monitor";

    /// <summary>A role that sees statistics and no table: enough for everything but running statements of people.</summary>
    /// <param name="role">Its name.</param>
    public static string Monitor(string role = MonitorRole)
    {
        ArgumentException.ThrowIfNullOrEmpty(role);
        var name = SqlName.Quote(role);
        return $"""
            create role {name} login connection limit 5 password 'choose a long one';
            grant pg_monitor to {name};
            -- to cancel and terminate sessions of others from the portal:
            grant pg_signal_backend to {name};
            """;
    }
}
