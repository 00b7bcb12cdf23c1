using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>The objects of an instance as a tree, and the lines of it that are to be seen while some of it is open. It is made once per list; lines are made again with every step.</summary>
public sealed class ObjectTree
{
    /// <summary>The keys of the headings of an instance.</summary>
    public const string Roles = "roles", Tablespaces = "tablespaces", Extensions = "extensions";

    private readonly InstanceObjects instance;
    private readonly ObjectList? list;
    private readonly string chosen;
    private readonly Dictionary<(string Schema, ObjectGroup? Group), IReadOnlyList<DatabaseObject>> shelves;
    private readonly Dictionary<uint, ObjectParts> parts = [];

    /// <summary>A tree.</summary>
    /// <param name="instance">What the instance has.</param>
    /// <param name="chosen">The database that is looked into.</param>
    /// <param name="list">What that database has; null until it is known.</param>
    public ObjectTree(InstanceObjects instance, string chosen, ObjectList? list)
    {
        (this.instance, this.chosen, this.list) = (instance, chosen, list);
        shelves = (list?.Objects ?? []).GroupBy(o => (o.Schema ?? "", ObjectGroup.Of(o.Kind))).ToDictionary(g => g.Key, IReadOnlyList<DatabaseObject> (g) => [.. g]);
    }

    /// <summary>The lines, top to bottom.</summary>
    /// <param name="open">The keys of what is open.</param>
    public IReadOnlyList<ObjectTreeRow> Rows(IReadOnlySet<string> open)
    {
        var rows = new List<ObjectTreeRow>();
        var top = instance.Databases.Count + 2;
        for (var i = 0; i < instance.Databases.Count; i++)
        {
            var database = instance.Databases[i];
            var key = ObjectTreeRow.KeyOf(database);
            var isOpen = database.Name == chosen && open.Contains(key);
            rows.Add(new ObjectTreeRow(key, 1, database.Name, database) { IsOpen = database.IsClosed ? null : isOpen, Position = i + 1, Of = top });
            if (isOpen && list is not null)
                AddDatabase(rows, list, open);
        }
        AddHeading(rows, Roles, 1, "objects.group.roles", instance.Roles, open, top - 1, top);
        AddHeading(rows, Tablespaces, 1, "objects.group.tablespaces", instance.Tablespaces, open, top, top);
        return rows;
    }

    /// <summary>True for what has indexes, constraints or triggers below it.</summary>
    public static bool HasParts(ObjectKind kind) => kind is ObjectKind.Table or ObjectKind.PartitionedTable or ObjectKind.ForeignTable or ObjectKind.View or ObjectKind.MaterializedView;

    /// <summary>True when what stands below a table is to be read before it can be shown.</summary>
    public bool LacksParts(DatabaseObject of) => HasParts(of.Kind) && !parts.ContainsKey(of.Oid);

    /// <summary>What stands below a table.</summary>
    public void Add(DatabaseObject of, ObjectParts below) => parts[of.Oid] = below;

    /// <summary>The keys of what must be open for an object to be seen.</summary>
    public IEnumerable<string> WayTo(DatabaseObject of)
    {
        if (of.Kind is ObjectKind.Role or ObjectKind.Tablespace)
            return [of.Kind == ObjectKind.Role ? Roles : Tablespaces];
        var database = "d:" + chosen;
        return of switch
        {
            { Kind: ObjectKind.Database } => [],
            { Kind: ObjectKind.Schema } => [database],
            { Kind: ObjectKind.Extension } => [database, Extensions],
            _ => [database, "s:" + of.Schema, GroupKey(of.Schema ?? "", ObjectGroup.Of(of.Kind)!)],
        };
    }

    /// <summary>What is open before anybody has opened anything: the chosen database, and its schema when it has one or the usual one.</summary>
    public IEnumerable<string> OpenAtFirst()
    {
        yield return "d:" + chosen;
        var usual = list?.Schemas.Count == 1 ? list.Schemas[0] : list?.Schemas.FirstOrDefault(s => s.Name == "public");
        if (usual is not null)
            yield return ObjectTreeRow.KeyOf(usual);
    }

    private static string GroupKey(string schema, ObjectGroup group) => $"g:{group.Name}:{schema}";

    private void AddHeading(List<ObjectTreeRow> rows, string key, int level, string word, IReadOnlyList<DatabaseObject> below, IReadOnlySet<string> open, int position, int of)
    {
        var isOpen = open.Contains(key);
        rows.Add(new ObjectTreeRow(key, level, word, null) { Count = below.Count, IsOpen = isOpen, Position = position, Of = of });
        for (var i = 0; isOpen && i < below.Count; i++)
        {
            var row = new ObjectTreeRow(ObjectTreeRow.KeyOf(below[i]), level + 1, below[i].Title, below[i]) { Position = i + 1, Of = below.Count };
            row = HasParts(below[i].Kind) ? row with { IsOpen = open.Contains(row.Key) } : row;
            rows.Add(row);
            if (row.IsOpen == true)
                AddParts(rows, below[i], level + 2, open);
        }
    }

    private void AddParts(List<ObjectTreeRow> rows, DatabaseObject of, int level, IReadOnlySet<string> open)
    {
        if (!parts.TryGetValue(of.Oid, out var below))
        {
            rows.Add(new ObjectTreeRow($"w:{of.Oid}", level, "objects.loading", null) { Position = 1, Of = 1 });
            return;
        }
        (string Tab, IReadOnlyList<(uint Oid, string Name)> Parts)[] all =
        [
            ("indexes", [.. below.Indexes.Select(i => (i.Oid, i.Name))]), ("constraints", [.. below.Constraints.Select(k => (k.Oid, k.Name))]), ("triggers", [.. below.Triggers.Select(t => (t.Oid, t.Name))]),
        ];
        var there = all.Where(a => a.Parts.Count > 0).ToList();
        if (there.Count == 0)
            rows.Add(new ObjectTreeRow($"w:{of.Oid}", level, "objects.parts.none", null) { Position = 1, Of = 1 });
        for (var i = 0; i < there.Count; i++)
        {
            var (tab, named) = there[i];
            var key = $"h:{tab}:{of.Oid}";
            var isOpen = open.Contains(key);
            rows.Add(new ObjectTreeRow(key, level, "objects.tab." + tab, null) { Count = named.Count, IsOpen = isOpen, Position = i + 1, Of = there.Count });
            for (var n = 0; isOpen && n < named.Count; n++)
                rows.Add(new ObjectTreeRow($"p:{tab}:{named[n].Oid}", level + 1, named[n].Name, of) { Part = tab, Position = n + 1, Of = named.Count });
        }
    }

    private void AddDatabase(List<ObjectTreeRow> rows, ObjectList of, IReadOnlySet<string> open)
    {
        var count = of.Schemas.Count + 1;
        for (var i = 0; i < of.Schemas.Count; i++)
        {
            var schema = of.Schemas[i];
            var key = ObjectTreeRow.KeyOf(schema);
            var isOpen = open.Contains(key);
            rows.Add(new ObjectTreeRow(key, 2, schema.Name, schema) { IsOpen = isOpen, Position = i + 1, Of = count });
            if (!isOpen)
                continue;
            var groups = ObjectGroup.All.Where(g => shelves.ContainsKey((schema.Name, g))).ToList();
            for (var g = 0; g < groups.Count; g++)
                AddHeading(rows, GroupKey(schema.Name, groups[g]), 3, "objects.group." + groups[g].Name, shelves[(schema.Name, groups[g])], open, g + 1, groups.Count);
        }
        AddHeading(rows, Extensions, 2, "objects.group.extensions", of.Extensions, open, count, count);
    }
}
