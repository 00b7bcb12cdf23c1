using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace TapBot.Core.Storage;

/// <summary>A value on its way between an engine and a backup.</summary>
internal static class StoredValue
{
    /// <summary>Writes what the reader stands on.</summary>
    public static void Write(Utf8JsonWriter json, DbDataReader row, int column, BackupKind kind)
    {
        if (row.IsDBNull(column))
        {
            json.WriteNullValue();
            return;
        }
        var value = row.GetValue(column);
        switch (kind)
        {
            case BackupKind.Text: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            case BackupKind.Integer: json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case BackupKind.Real: json.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture)); break;
            case BackupKind.Boolean: json.WriteBooleanValue(Convert.ToBoolean(value, CultureInfo.InvariantCulture)); break;
            case BackupKind.Moment: json.WriteStringValue(value is long ticks ? new DateTime(ticks, DateTimeKind.Utc) : ((DateTime)value).ToUniversalTime()); break;
            case BackupKind.Bytes: json.WriteBase64StringValue((byte[])value); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }

    /// <summary>A parameter of an engine's own kind; the value comes with <see cref="Set"/>.</summary>
    public static DbParameter Parameter(DbCommand command, string name, BackupKind kind)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        // PostgreSQL shall take a text for what the column is: it may be JSON or a text of limited length.
        if (parameter is NpgsqlParameter postgres && kind == BackupKind.Text)
            postgres.NpgsqlDbType = NpgsqlDbType.Unknown;
        return parameter;
    }

    /// <summary>Fills a parameter from a backup.</summary>
    /// <exception cref="FormatException">The value is not of its kind.</exception>
    public static void Set(DbParameter parameter, JsonElement value, BackupKind kind) => parameter.Value = value.ValueKind == JsonValueKind.Null ? DBNull.Value : kind switch
    {
        BackupKind.Text => value.GetString(),
        BackupKind.Integer => value.GetInt64(),
        BackupKind.Real => value.GetDouble(),
        BackupKind.Boolean => value.GetBoolean(),
        BackupKind.Moment when parameter is SqliteParameter => value.GetDateTimeOffset().UtcTicks,
        BackupKind.Moment => value.GetDateTimeOffset().UtcDateTime,
        BackupKind.Bytes => value.GetBytesFromBase64(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
