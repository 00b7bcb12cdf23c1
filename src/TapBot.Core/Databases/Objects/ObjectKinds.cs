using System.Collections.Frozen;

namespace TapBot.Core.Databases;

/// <summary>Where the kinds of objects stand in the server's catalogs.</summary>
internal static class ObjectKinds
{
    /// <summary>A row of pg_class, called c, in the words of <see cref="Of"/>.</summary>
    public const string Relation = "case c.relkind when 'p' then 'partitionedTable' when 'f' then 'foreignTable' when 'v' then 'view' when 'm' then 'materializedView' when 'S' then 'sequence' else 'table' end";

    /// <summary>A row of pg_proc, called p, in the same words.</summary>
    public const string Routine = "case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end";

    private static readonly FrozenDictionary<string, ObjectKind> ByWord = Enum.GetValues<ObjectKind>().ToFrozenDictionary(k => k.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind of a word that a statement of this room answers.</summary>
    public static ObjectKind Of(string word) => ByWord[word];

    /// <summary>The catalog that numbers objects of a kind.</summary>
    public static string CatalogOf(ObjectKind kind) => kind switch
    {
        ObjectKind.Database => "pg_database",
        ObjectKind.Role => "pg_authid",
        ObjectKind.Tablespace => "pg_tablespace",
        ObjectKind.Schema => "pg_namespace",
        ObjectKind.Extension => "pg_extension",
        ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate => "pg_proc",
        ObjectKind.Type => "pg_type",
        _ => "pg_class",
    };

    /// <summary>True for what has columns, indexes, triggers or a size of its own.</summary>
    public static bool IsRelation(ObjectKind kind) => CatalogOf(kind) == "pg_class";

    /// <summary>True for what belongs to the instance and to none of its databases.</summary>
    public static bool IsOfInstance(ObjectKind kind) => kind is ObjectKind.Database or ObjectKind.Role or ObjectKind.Tablespace;
}
