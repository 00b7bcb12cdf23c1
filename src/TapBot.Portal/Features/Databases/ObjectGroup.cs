using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>A heading within a schema, and the kinds that stand below it.</summary>
/// <param name="Name">Its name in keys and in the resources, such as <c>tables</c>.</param>
/// <param name="Kinds">The kinds.</param>
public sealed record ObjectGroup(string Name, params IReadOnlyList<ObjectKind> Kinds)
{
    /// <summary>The headings, in their order.</summary>
    public static IReadOnlyList<ObjectGroup> All { get; } =
    [
        new("tables", ObjectKind.Table, ObjectKind.PartitionedTable, ObjectKind.ForeignTable),
        new("views", ObjectKind.View),
        new("materializedViews", ObjectKind.MaterializedView),
        new("sequences", ObjectKind.Sequence),
        new("functions", ObjectKind.Function, ObjectKind.Procedure, ObjectKind.Aggregate),
        new("types", ObjectKind.Type),
    ];

    /// <summary>The heading of a kind; null for what stands in no schema.</summary>
    public static ObjectGroup? Of(ObjectKind kind) => All.FirstOrDefault(g => g.Kinds.Contains(kind));
}
