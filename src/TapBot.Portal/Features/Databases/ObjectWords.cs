using TapBot.Core.Databases;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Databases;

/// <summary>Objects in words and marks.</summary>
internal static class ObjectWords
{
    /// <summary>The kind in the reader's language.</summary>
    public static string Kind(Texts texts, ObjectKind kind) => texts["objects.kind." + System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())];

    /// <summary>What a line of the tree is called.</summary>
    public static string Label(Texts texts, ObjectTreeRow row) => row.Object is null ? texts[row.Label] : row.Label;

    /// <summary>A fact's value: flags in words, everything else as the server says it.</summary>
    public static string Value(Texts texts, ObjectFact fact) => fact.Value switch { "true" => texts["objects.yes"], "false" => texts["objects.no"], var value => value };

    /// <summary>The columns of an index or constraint in a row.</summary>
    public static string Columns(Texts texts, IReadOnlyList<string?> columns) => string.Join(", ", columns.Select(c => c ?? texts["objects.expression"]));

    /// <summary>Why there is no definition: the permission that is missing, or what the server said. Null when there is one.</summary>
    public static string? Missing(Texts texts, ObjectDefinition? definition) => definition switch
    {
        { Needs: { } needs } => texts.Of("objects.definition.needs", texts["administration.permission." + needs]),
        { Why: { } why } => texts.Say(why),
        _ => null,
    };

    /// <summary>The mark of a kind.</summary>
    public static string IconOf(ObjectKind? kind) => kind switch
    {
        ObjectKind.Database => Icons.Databases,
        ObjectKind.Role => Icons.Person,
        ObjectKind.Tablespace => Icons.Servers,
        ObjectKind.Schema => Icons.Apps,
        ObjectKind.Extension => Icons.Plus,
        ObjectKind.View => Icons.Eye,
        ObjectKind.MaterializedView => Icons.Panes,
        ObjectKind.Sequence => Icons.Context,
        ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate => Icons.Action,
        ObjectKind.Type => Icons.Bookmark,
        null => Icons.Logs,
        _ => Icons.Table,
    };
}
