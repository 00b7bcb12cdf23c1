using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Columns that may be null.</summary>
internal static class HealthColumns
{
    public static string? Text(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    public static long? Whole(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetInt64(column);

    public static double? Real(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetDouble(column);

    public static DateTimeOffset? Time(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetFieldValue<DateTimeOffset>(column);
}
