using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>Which parts of an object there are to look at, by its kind.</summary>
internal static class ObjectTabs
{
    private static readonly string[] Table = ["columns", "indexes", "constraints", "triggers", "statistics", "dependencies", "definition"];
    private static readonly string[] Split = ["columns", "indexes", "constraints", "triggers", "dependencies", "definition"];
    private static readonly string[] Foreign = ["columns", "constraints", "triggers", "dependencies", "definition"];
    private static readonly string[] View = ["columns", "triggers", "dependencies", "definition"];
    private static readonly string[] Kept = ["columns", "indexes", "statistics", "dependencies", "definition"];
    private static readonly string[] Type = ["columns", "constraints", "dependencies", "definition"];
    private static readonly string[] Other = ["definition", "dependencies"];
    private static readonly string[] OfInstance = ["definition"];

    /// <summary>The tabs of a kind, the first one shown when none is chosen.</summary>
    public static IReadOnlyList<string> Of(ObjectKind kind) => kind switch
    {
        ObjectKind.Table => Table,
        ObjectKind.PartitionedTable => Split,
        ObjectKind.ForeignTable => Foreign,
        ObjectKind.View => View,
        ObjectKind.MaterializedView => Kept,
        ObjectKind.Type => Type,
        ObjectKind.Database or ObjectKind.Role or ObjectKind.Tablespace => OfInstance,
        _ => Other,
    };

    /// <summary>The tab of that name, or the first one; null when there is none.</summary>
    public static string? Chosen(ObjectKind kind, string? name) => Of(kind) is var all && all.Contains(name) ? name : all.FirstOrDefault();

    /// <summary>How many things a tab shows; null where that says nothing.</summary>
    public static int? CountOf(ObjectDetails details, string tab) => tab switch
    {
        "columns" => details.Columns.Count,
        "indexes" => details.Indexes.Count,
        "constraints" => details.Constraints.Count,
        "triggers" => details.Triggers.Count,
        "dependencies" => details.DependsOn.Count + details.NeededBy.Count,
        _ => null,
    };
}
