using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TapBot.Core.Storage;

/// <summary>A table of the store as the one model describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">All its columns.</param>
/// <param name="Key">The columns of its key, by which its rows are ordered.</param>
internal sealed record StoredTable(string Name, IReadOnlyList<BackupColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>Every table, each behind those that its rows point to.</summary>
    public static IReadOnlyList<StoredTable> All(PortalDbContext db)
    {
        var ordered = new List<ITable>();
        foreach (var table in db.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal))
            Add(table, ordered, []);
        return [.. ordered.Select(Of)];
    }

    /// <summary>Reads all its rows, ordered by its key.</summary>
    public string Select => $"SELECT {string.Join(", ", Columns.Select(c => Quote(c.Name)))} FROM {Quote(Name)} ORDER BY {string.Join(", ", Key.Select(Quote))}";

    /// <summary>A name as both engines take it.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void Add(ITable table, List<ITable> ordered, HashSet<ITable> seen)
    {
        if (!seen.Add(table) || ordered.Contains(table))
            return;
        foreach (var key in table.ForeignKeyConstraints)
            Add(key.PrincipalTable, ordered, seen);
        ordered.Add(table);
    }

    private static StoredTable Of(ITable table) => new(
        table.Name,
        [.. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new BackupColumn(c.Name, KindOf(c)))],
        [.. table.PrimaryKey!.Columns.Select(c => c.Name)]);

    private static BackupKind KindOf(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTimeOffset))
            return BackupKind.Moment;
        var stored = column.PropertyMappings[0].TypeMapping.Converter?.ProviderClrType ?? property.ClrType;
        return Type.GetTypeCode(Nullable.GetUnderlyingType(stored) ?? stored) switch
        {
            TypeCode.String => BackupKind.Text,
            TypeCode.Boolean => BackupKind.Boolean,
            TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => BackupKind.Integer,
            TypeCode.Single or TypeCode.Double => BackupKind.Real,
            TypeCode.Object when stored == typeof(byte[]) => BackupKind.Bytes,
            _ => throw new NotSupportedException($"The backup does not know how to keep {column.Table.Name}.{column.Name} ({stored.Name})."),
        };
    }
}
