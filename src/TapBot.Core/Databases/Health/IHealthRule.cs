using Npgsql;
using TapBot.Core.Figures;

namespace TapBot.Core.Databases;

/// <summary>One check: what is asked of the server, and what the answer means.</summary>
internal interface IHealthRule
{
    /// <summary>What it is called on the wire and in the resources.</summary>
    string Name { get; }

    /// <summary>What it judges by; empty where something is so or is not.</summary>
    IReadOnlyList<NamedThreshold> Thresholds { get; }

    /// <summary>True when every database is asked, false when one answers for the instance.</summary>
    bool IsPerDatabase { get; }

    /// <summary>True when the answer means nothing for a log-in that does not see what others do.</summary>
    bool NeedsActivity { get; }

    /// <summary>The statement for the version of the instance; null when its figures hold the answer already.</summary>
    string? Sql(DatabaseInstance instance);

    /// <summary>Takes the rows of the answer.</summary>
    Task<IReadOnlyList<object>> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellationToken);

    /// <summary>Says what they mean.</summary>
    HealthCheck Judge(IReadOnlyList<object> facts, DatabaseInstance instance);
}
