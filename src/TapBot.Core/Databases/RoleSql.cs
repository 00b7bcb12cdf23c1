namespace TapBot.Core.Databases;

/// <summary>The SQL that makes the portal's roles, to be read and run by a person. The portal never runs it by itself.</summary>
public static class RoleSql
{
    /// <summary>What the monitor role is called unless somebody wants otherwise.</summary>
    public const string MonitorRole = "tapbot_monitor";

    /// <summary>What the reader role is called unless somebody wants otherwise.</summary>
    public const string ReaderRole = "tapbot_reader";

    /// <summary>What the operator role is called unless somebody wants otherwise.</summary>
    public const string OperatorRole = "tapbot_operator";

    /// <summary>What the writer role is called unless somebody wants otherwise.</summary>
    public const string WriterRole = "tapbot_writer";

    /// <summary>A role that sees statistics and no table: enough for everything but running statements of people.</summary>
    /// <param name="role">Its name.</param>
    public static string Monitor(string role = MonitorRole)
    {
        var name = NameOf(role);
        return $"""
            create role {name} login connection limit 5 password 'choose a long one';
            grant pg_monitor to {name};
            -- to cancel and terminate sessions of others from the portal:
            grant pg_signal_backend to {name};
            """;
    }

    /// <summary>A role that cancels and terminates, so that the monitor role need not.</summary>
    /// <param name="role">Its name.</param>
    public static string Operator(string role = OperatorRole)
    {
        var name = NameOf(role);
        return $"""
            create role {name} login connection limit 5 password 'choose a long one';
            grant pg_read_all_stats, pg_signal_backend to {name};
            """;
    }

    /// <summary>A role that reads the tables of one schema. Not pg_read_all_data: that one reads the hashes of passwords too.</summary>
    /// <param name="database">The database whose tables are read.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="role">Its name.</param>
    public static string Reader(string database, string schema = "public", string role = ReaderRole)
    {
        var (name, place) = (NameOf(role), NameOf(schema));
        return $"""
            create role {name} login connection limit 5 password 'choose a long one';
            alter role {name} set default_transaction_read_only = on;
            grant connect on database {NameOf(database)} to {name};
            -- in that database, for each schema that may be read:
            grant usage on schema {place} to {name};
            grant select on all tables in schema {place} to {name};
            -- and for tables that the owner makes later:
            alter default privileges in schema {place} grant select on tables to {name};
            """;
    }

    /// <summary>A role that changes rows of the tables of one schema, and no definition.</summary>
    /// <param name="database">The database whose tables are written.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="role">Its name.</param>
    public static string Writer(string database, string schema = "public", string role = WriterRole)
    {
        var (name, place) = (NameOf(role), NameOf(schema));
        return $"""
            create role {name} login connection limit 5 password 'choose a long one';
            grant connect on database {NameOf(database)} to {name};
            -- in that database, for each schema that may be written:
            grant usage on schema {place} to {name};
            grant select, insert, update, delete on all tables in schema {place} to {name};
            grant usage on all sequences in schema {place} to {name};
            """;
    }

    private static string NameOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return SqlName.Quote(name);
    }
}
