using System.Text.Json;
using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Columns that may be null, and lists of names that a statement answers as JSON: a name may hold any separator.</summary>
internal static class NullableColumns
{
    public static string? Text(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    public static long? Whole(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetInt64(column);

    public static double? Real(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetDouble(column);

    public static DateTimeOffset? Time(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetFieldValue<DateTimeOffset>(column);

    public static IReadOnlyList<string?> Names(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? [] : JsonSerializer.Deserialize<string?[]>(rows.GetString(column)) ?? [];
}
