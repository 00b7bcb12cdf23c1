using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class RelationDdlTests
{
    private static readonly ColumnText Id = new(1, "id", "bigint") { IsRequired = true };

    [Fact]
    public void Write_Table_HasColumnsAndConstraintsInsideAndTheRestInItsPlace()
    {
        ColumnText[] columns =
        [
            Id with { Identity = "ALWAYS", IdentityOptions = "START WITH 7" },
            new(2, "\"a\"\"b\"", "text") { Collation = "pg_catalog.\"C\"", Default = "'x'::text", IsRequired = true },
            new(3, "twice", "integer") { Generated = "STORED", Default = "n * 2" },
        ];
        ConstraintText[] constraints = [new(1, "t_pk", "PRIMARY KEY (id)", true), new(2, "t_fk", "FOREIGN KEY (n) REFERENCES o(id)", false)];

        var sql = RelationDdl.Write(
            new RelationFrame { Kind = ObjectKind.Table, Name = "public.t", IsUnlogged = true, Options = "fillfactor='70'", Tablespace = "fast" }, columns, constraints,
            [(90, "ALTER TABLE public.t OWNER TO ada;"), (-1, "CREATE SEQUENCE public.s;"), (40, "ALTER TABLE public.t ADD CONSTRAINT t_fk …;")]);

        Assert.Equal("""
            CREATE SEQUENCE public.s;
            CREATE UNLOGGED TABLE public.t (
              id bigint GENERATED ALWAYS AS IDENTITY (START WITH 7) NOT NULL,
              "a""b" text COLLATE pg_catalog."C" DEFAULT 'x'::text NOT NULL,
              twice integer GENERATED ALWAYS AS (n * 2) STORED,
              CONSTRAINT t_pk PRIMARY KEY (id)
            ) WITH (fillfactor='70') TABLESPACE fast;
            ALTER TABLE public.t ADD CONSTRAINT t_fk …;
            ALTER TABLE public.t OWNER TO ada;

            """, sql);
    }

    [Fact]
    public void Write_IdentityOfAParent_IsLeftToTheParent() =>
        Assert.Contains("  id bigint NOT NULL\n", Made(new RelationFrame { Kind = ObjectKind.Table, Name = "t" }, Id with { Identity = "ALWAYS" }), StringComparison.Ordinal);

    [Fact]
    public void Write_RequiredColumnWithANameForThat_KeepsTheName() =>
        Assert.Contains("  id bigint CONSTRAINT must NOT NULL\n", Made(new RelationFrame { Kind = ObjectKind.Table, Name = "t" }, Id with { RequiredName = "must" }), StringComparison.Ordinal);

    [Fact]
    public void Write_PartitionedTable_SaysWhatItIsSplitBy() =>
        Assert.EndsWith(") PARTITION BY RANGE (at);\n", Made(new RelationFrame { Kind = ObjectKind.PartitionedTable, Name = "t", PartitionKey = "RANGE (at)" }, Id), StringComparison.Ordinal);

    [Fact]
    public void Write_Partition_StandsAloneUntilItIsAttached() =>
        Assert.DoesNotContain("INHERITS", Made(new RelationFrame { Kind = ObjectKind.Table, Name = "t", Parents = ["p"], Bound = "FOR VALUES IN (1)" }, Id), StringComparison.Ordinal);

    [Fact]
    public void Write_Heir_NamesItsParents() =>
        Assert.EndsWith(") INHERITS (p, q);\n", Made(new RelationFrame { Kind = ObjectKind.Table, Name = "t", Parents = ["p", "q"] }, Id), StringComparison.Ordinal);

    [Fact]
    public void Write_ForeignTable_NamesServerAndOptions()
    {
        var frame = new RelationFrame { Kind = ObjectKind.ForeignTable, Name = "t", Server = "far", ServerOptions = "table 'x'" };

        Assert.Equal("CREATE FOREIGN TABLE t (\n  id bigint OPTIONS (column_name 'i') NOT NULL\n) SERVER far OPTIONS (table 'x');\n", Made(frame, Id with { ForeignOptions = "column_name 'i'" }));
    }

    [Fact]
    public void Write_TableWithoutColumns_IsStillATable() => Assert.Equal("CREATE TABLE t ();\n", RelationDdl.Write(new RelationFrame { Kind = ObjectKind.Table, Name = "t" }, [], [], []));

    [Fact]
    public void Write_Views_HaveTheirQueryOnce()
    {
        Assert.Equal("CREATE VIEW v WITH (security_barrier='true') AS\n SELECT 1;\n", Made(new RelationFrame { Kind = ObjectKind.View, Name = "v", Options = "security_barrier='true'", Query = " SELECT 1;" }));
        Assert.Equal("CREATE MATERIALIZED VIEW m AS\nSELECT 1\nWITH NO DATA;\n", Made(new RelationFrame { Kind = ObjectKind.MaterializedView, Name = "m", Query = "SELECT 1;", IsPopulated = false }));
    }

    [Theory]
    [InlineData(7, "before insert for each row")]
    [InlineData(28, "after insert or update or delete for each statement")]
    [InlineData(69, "instead of insert for each row")]
    [InlineData(32, "after truncate for each statement")]
    public void WhenOf_BitsOfATrigger_AreItsWords(int bits, string words) => Assert.Equal(words, ObjectTrigger.WhenOf(bits));

    private static string Made(RelationFrame frame, params ColumnText[] columns) => RelationDdl.Write(frame, columns, [], []);
}
