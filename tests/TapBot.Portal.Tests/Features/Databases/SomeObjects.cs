using TapBot.Core.Databases;

namespace TapBot.Portal.Tests.Features.Databases;

/// <summary>Objects of a small instance.</summary>
internal static class SomeObjects
{
    public const string Hostile = "x'\"><img src=x onerror=alert(1)>";

    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    public static InstanceObjects Instance { get; } = new(
        At, "shop", [new(ObjectKind.Database, 1, "bank"), new(ObjectKind.Database, 2, "shop"), new(ObjectKind.Database, 3, "vault") { IsClosed = true }],
        [new(ObjectKind.Role, 10, "ada")], [new(ObjectKind.Tablespace, 20, "pg_default")], false);

    public static DatabaseObject Orders { get; } = new(ObjectKind.Table, 100, "orders") { Schema = "public" };

    public static ObjectList List { get; } = new(
        "shop", At, [new(ObjectKind.Schema, 30, "audit"), new(ObjectKind.Schema, 31, "public")], [new(ObjectKind.Extension, 40, "plpgsql")],
        [
            new(ObjectKind.Table, 101, "log") { Schema = "audit" }, Orders, new(ObjectKind.PartitionedTable, 102, "parts") { Schema = "public" }, new(ObjectKind.Table, 103, Hostile) { Schema = "public" },
            new(ObjectKind.View, 104, "seen") { Schema = "public" }, new(ObjectKind.Function, 100, "orders") { Schema = "public", Arguments = "integer" },
        ], false);

    public static ObjectDetails Details { get; } = new()
    {
        Object = new DatabaseObject(ObjectKind.Table, 103, Hostile) { Schema = "public", Rows = 1200 },
        At = At,
        Owner = "ada",
        Comment = "<b>" + Hostile,
        Facts = [new ObjectFact("persistence", "unlogged"), new ObjectFact("populated", "false")],
        Columns = [new ObjectColumn(1, Hostile, "integer", true, "always", null, false, Hostile), new ObjectColumn(2, "n", "text", false, null, null, true, null) { Default = "'<i>'::text" }],
        Indexes = [new ObjectIndex(200, "i", "btree", ["n", null], true, false, false, 8192, 7, null) { Definition = "CREATE INDEX …" }],
        Constraints = [new ObjectConstraint(300, "k", "foreign key", ["n"], "public.other", false, null)],
        Triggers = [new ObjectTrigger(400, "t", "before insert for each row", "public.noted", "disabled", null)],
        Statistics = new ObjectStatistics { LiveRows = 1200, DeadRows = 34 },
        Size = new ObjectSize(8192, 4096, null),
        DependsOn = [new ObjectDependency("function", "public.noted()", new ObjectId(ObjectKind.Function, 500))],
        NeededBy = [new ObjectDependency("cast", "(a AS b)", null)],
        Definition = new ObjectDefinition($"create table \"{Hostile.Replace("\"", "\"\"", StringComparison.Ordinal)}\" ();\n"),
    };
}
