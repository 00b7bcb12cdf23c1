using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>One part of a reading: what is asked of which version of the server, and what the answer means.</summary>
internal interface IDatabaseProbe
{
    /// <summary>What a failure of this part is filed under.</summary>
    string Name { get; }

    /// <summary>How often it is asked.</summary>
    TimeSpan Every { get; }

    /// <summary>True when a server that refuses it is not well; a refusal of any other part leaves that part out, and so does that of a version which answers otherwise.</summary>
    bool IsNeeded => false;

    /// <summary>The statements, each with the versions that it serves; together they serve all that the portal knows.</summary>
    /// <param name="isReplica">True when the server is in recovery.</param>
    IReadOnlyList<VersionedSql> Statements(bool isReplica);

    /// <summary>Takes what it said earlier out of the reading: it was refused, and what is old must not look fresh.</summary>
    void Forget(DatabaseReading reading)
    {
    }

    /// <summary>Takes the rows into the reading.</summary>
    Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken);
}
