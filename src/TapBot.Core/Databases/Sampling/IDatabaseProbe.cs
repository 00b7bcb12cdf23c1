using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>One part of a reading: what is asked of which version of the server, and what the answer means.</summary>
internal interface IDatabaseProbe
{
    /// <summary>What a failure of this part is filed under.</summary>
    string Name { get; }

    /// <summary>How often it is asked.</summary>
    TimeSpan Every { get; }

    /// <summary>True when there is no reading without it; a refusal of any other part leaves that part out.</summary>
    bool IsNeeded => false;

    /// <summary>The statement for a version, or null when it has nothing to tell.</summary>
    /// <param name="version">server_version_num, such as 160014.</param>
    /// <param name="isReplica">True when the server is in recovery.</param>
    string? Sql(int version, bool isReplica);

    /// <summary>Takes what it said earlier out of the reading: it was refused, and what is old must not look fresh.</summary>
    void Forget(DatabaseReading reading)
    {
    }

    /// <summary>Takes the rows into the reading.</summary>
    Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken);
}
