using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Databases;

namespace TapBot.EndToEnd.Databases;

/// <summary>The objects of the PostgreSQL of <c>test.sh</c>, as a role that may only watch sees them. Everything stands in a schema of the test's own.</summary>
public sealed class ObjectTests : IAsyncLifetime
{
    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");
    private readonly string id = Guid.NewGuid().ToString("n")[..8];
    private NpgsqlConnection admin = null!;
    private ObjectRig rig = null!;

    /// <summary>What makes a table, what it needs before it, and its name. They stand in the schema that is searched first.</summary>
    private static readonly (string Needs, string Make, string Name)[] Tables =
    [
        ("", "create table plain (id bigint generated always as identity (start 7), n serial, code varchar(12) collate \"C\" not null default 'a''b\\', price numeric(10, 2) check (price > 0), twice numeric generated always as (price * 2) stored, at timestamptz default now(), tags text[], constraint plain_pk primary key (id) include (n), constraint plain_code unique (code) with (fillfactor = 80)) with (fillfactor = 70, autovacuum_enabled = false); create index on plain (lower(code) desc nulls last) where price > 10; create index plain_tags on plain using gin (tags); alter table plain alter tags set storage external; create statistics plain_s on id, n from plain; comment on table plain is 'it''s \\ a comment'; comment on column plain.code is 'a code'; comment on constraint plain_pk on plain is 'the key'; comment on index plain_tags is 'an index'; grant select, update on plain to public; grant insert (code) on plain to public", "plain"),
        ("create table parent (id int primary key); create function noted() returns trigger language plpgsql as 'begin return new; end'", "create unlogged table child (id int references parent on delete cascade deferrable initially deferred, n int, constraint positive check (n > 0) not valid, exclude using btree (n with =)); create trigger t before update of n on child for each row when (old.n <> new.n) execute function noted(); alter table child disable trigger t; comment on trigger t on child is 'a trigger'; create rule r as on delete to child do nothing; alter table child enable row level security; create policy p on child for update using (n > 1) with check (n > 2)", "child"),
        ("", "create table split (id int not null, at date not null, primary key (id, at)) partition by range (at); create index split_at on split (at)", "split"),
        ("create table whole (id int not null, at date default '2026-01-01', constraint whole_pk primary key (id, at)) partition by range (at); create index whole_at on whole (at)", "create table part partition of whole (constraint part_check check (id > 0)) for values from ('2026-01-01') to ('2027-01-01')", "part"),
        ("create table base (id int not null default 1, constraint base_check check (id > 0))", "create table heir (n text) inherits (base)", "heir"),
        ("", "create table \"x'\"\"><img src=x onerror=alert(1)>\" (\"a\"\"b\" int, \"c'd\" text default '<b>'); comment on table \"x'\"\"><img src=x onerror=alert(1)>\" is '<img src=x onerror=alert(1)> '' \" \\'; create index \"i\"\"'<\" on \"x'\"\"><img src=x onerror=alert(1)>\" (\"a\"\"b\")", "x'\"><img src=x onerror=alert(1)>"),
        ("", "create table \"two\nlines\" (\"a\nb\" int check (\"a\nb\" > 0)); comment on column \"two\nlines\".\"a\nb\" is E'one\ntwo'", "two\nlines"),
    ];

    /// <summary>The same of what is no table.</summary>
    private static readonly (string Needs, string Make, string Name)[] Others =
    [
        ("create table seen (id int, n text)", "create view looked with (security_barrier = true) as select id, n from seen where n <> '''' with check option; comment on view looked is 'a view'; grant select on looked to public", "looked"),
        ("create table counted (id int)", "create materialized view kept as select count(*) as n from counted with no data; create unique index kept_n on kept (n)", "kept"),
        ("", "create sequence counter as int start 5 increment 3 maxvalue 1000 cycle; comment on sequence counter is 'a sequence'", "counter"),
        ("", "create function \"do'it\"(a int default 1, variadic b text[] default '{}') returns setof text language sql stable strict security definer set work_mem = '8MB' as $_$ select '$1'::text $_$; revoke execute on function \"do'it\"(int, text[]) from public; comment on function \"do'it\"(int, text[]) is 'a function'", "do'it"),
        ("", "create type mood as enum ('so so', 'it''s'); comment on type mood is 'a type'", "mood"),
        ("", "create domain price as numeric(10, 2) default 1 not null constraint positive check (value > 0)", "price"),
        ("", "create type pair as (a int, \"b c\" text)", "pair"),
        ("", "create type spread as range (subtype = float8, subtype_diff = float8mi)", "spread"),
    ];

    private static readonly ObjectKind[] Looked = [ObjectKind.Table, ObjectKind.Type, ObjectKind.Function];

    private string Schema => $"objects_{id}";

    public async ValueTask InitializeAsync()
    {
        admin = await WatchedDatabase.ConnectAsync(Server, "test");
        await Do($"create role watcher_{id} login password 'x'; grant pg_monitor to watcher_{id}; create schema {Schema}; set search_path = {Schema}");
        rig = new ObjectRig(new NpgsqlConnectionStringBuilder(Server) { Username = $"watcher_{id}", Password = "x" }.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        await Do($"drop schema {Schema} cascade; drop owned by watcher_{id}; drop role watcher_{id}");
        await admin.DisposeAsync();
    }

    [Fact]
    public Task Definition_OfATableRunAfterTheDrop_MakesTheSameAgain() => MakeAgainAsync(Tables);

    [Fact]
    public Task Definition_OfAnythingElseRunAfterTheDrop_MakesTheSameAgain() => MakeAgainAsync(Others);

    [Fact]
    public async Task List_OwnSchema_HasEveryKindAndNothingOfTheServer()
    {
        await Do("create table t (id int primary key); create view v as select 1 as n; create sequence s; create function f(int) returns int language sql as 'select 1'; create function f(text) returns int language sql as 'select 1'; create procedure p() language sql as ''; create type e as enum ('a')");

        var list = await rig.ListAsync();

        Assert.Same(list, await rig.ListAsync());
        Assert.Equal(["f(integer)", "f(text)", "p()", "s", "t", "v", "e"], [.. list.Objects.Where(o => o.Schema == Schema).OrderBy(o => o.Kind == ObjectKind.Type).ThenBy(o => o.Title).Select(o => o.Title)]);
        Assert.Contains(list.Schemas, s => s.Name == Schema);
        Assert.DoesNotContain(list.All, o => o.Schema is "pg_catalog" or "information_schema" || o.Name.StartsWith("pg_toast", StringComparison.Ordinal));
        Assert.Contains(list.Extensions, e => e.Name == "plpgsql");
        var instance = await rig.InstanceAsync();
        Assert.Equal("shop", instance.CurrentDatabase);
        Assert.Contains(instance.Roles, r => r.Name == $"watcher_{id}");
        Assert.Contains(instance.Tablespaces, t => t.Name == "pg_default");
    }

    [Fact]
    public async Task Find_TableWithEverything_TellsPartsSizeAndDependencies()
    {
        await Do("create table owner (id int primary key); create table t (id int generated always as identity primary key, owner_id int references owner, n text default 'x'); create index t_n on t (lower(n)); insert into owner values (1); insert into t (owner_id) values (1); create view v as select n from t; analyze t");

        var found = await FindAsync("t");

        Assert.Equal(["id", "owner_id", "n"], [.. found.Columns.Select(c => c.Name)]);
        Assert.Equal(("always", "'x'::text"), (found.Columns[0].Identity, found.Columns[2].Default));
        Assert.Equal([(true, "id"), (false, null)], [.. found.Indexes.Select(i => (i.IsPrimary, i.Columns[0]))]);
        Assert.Equal([("primary key", null), ("foreign key", $"{Schema}.owner")], [.. found.Constraints.Select(k => (k.Kind, k.References))]);
        Assert.Equal(1, found.Object.Rows);
        Assert.NotNull(found.Statistics);
        Assert.True(found.Size is { Total: > 8192, Indexes: > 8192, Why: null });
        Assert.Contains(found.DependsOn, d => d.Name == $"{Schema}.owner" && d.Id?.Kind == ObjectKind.Table);
        Assert.Equal($"{Schema}.v", Assert.Single(found.NeededBy, d => d.Kind == "view").Name);
        Assert.Contains((await FindAsync("v")).DependsOn, d => d.Id == found.Object.Id);
        Assert.Contains((await FindAsync("owner")).NeededBy, d => d.Id == found.Object.Id);
    }

    [Fact]
    public async Task Find_WithoutTheRightToRead_HoldsBackEveryDefinition()
    {
        await Do("create table t (id int primary key check (id > 0), n text default 'secret'); create function f() returns int language sql set app.token = 'secret' as 'select 4711'");

        var (table, function) = (await FindAsync("t", withText: false), await FindAsync("f", withText: false));

        Assert.Equal(new ObjectDefinition(null, Permission.ReadSql), table.Definition);
        Assert.Equal(new ObjectDefinition(null, Permission.ReadSql), function.Definition);
        Assert.DoesNotContain(function.Facts, f => f.Value.Contains("secret", StringComparison.Ordinal));
        Assert.All(table.Columns, c => Assert.Null(c.Default));
        Assert.All(table.Constraints, k => Assert.Null(k.Definition));
        Assert.All(table.Indexes, i => Assert.Null(i.Definition));
        Assert.True(table.Columns[1].HasDefault);
    }

    [Fact]
    public async Task Find_LockedTable_EstimatesItsSizeAndTellsTheRest()
    {
        await Do("create table t (id int primary key, n text default 'x'); insert into t select g from generate_series(1, 1000) g; vacuum analyze t".Split(';'));
        await Do("create table whole (id int primary key) partition by range (id); create table part partition of whole for values from (0) to (2000); insert into whole select g from generate_series(1, 1000) g; analyze whole".Split(';'));
        await using var locker = await WatchedDatabase.ConnectAsync(Server, "locker");
        await WatchedDatabase.ExecuteAsync(locker, $"begin; lock table {Schema}.t, {Schema}.part in access exclusive mode");

        var found = await FindAsync("t");
        var whole = await FindAsync("whole");

        Assert.Equal(("objects.trouble.locked", "objects.trouble.locked"), (found.Size!.Why!.Code, found.Definition!.Why!.Code));
        Assert.True(found.Size.Total > 8192);
        Assert.Equal("objects.trouble.locked", whole.Size!.Why!.Code);
        Assert.True(whole.Size.Total > 8192);
        Assert.Equal(["id", "n"], [.. found.Columns.Select(c => c.Name)]);
        Assert.Equal("primary key", Assert.Single(found.Constraints).Kind);
        Assert.Equal(1000, found.Object.Rows);
    }

    [Fact]
    public async Task Find_NobodyOfThatNumber_IsNothing()
    {
        await Do("create table t (id int)");
        var table = (await FindAsync("t")).Object;

        Assert.Null(await rig.FindAsync(new ObjectId(ObjectKind.Table, 1), true));
        Assert.Null(await rig.FindAsync(new ObjectId(ObjectKind.Function, table.Oid), true));
        Assert.Equal(ObjectKind.Table, (await rig.FindAsync(new ObjectId(ObjectKind.View, table.Oid), true))!.Object.Kind);
    }

    [Fact]
    public async Task Find_ObjectsOfTheInstance_TellWhatTheyAre()
    {
        var instance = await rig.InstanceAsync();

        var role = await rig.FindAsync(instance.Roles.Single(r => r.Name == $"watcher_{id}").Id, true);
        var database = await rig.FindAsync(instance.Databases.Single(d => d.Name == "shop").Id, true);
        var space = await rig.FindAsync(instance.Tablespaces.Single(d => d.Name == "pg_default").Id, true);

        Assert.Contains(new ObjectFact("memberOf", "pg_monitor"), role!.Facts);
        Assert.True(database!.Size!.Total > 1_000_000 && space!.Size!.Total > 1_000_000);
        Assert.Equal($"CREATE ROLE watcher_{id} WITH NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT LOGIN NOREPLICATION NOBYPASSRLS;\nGRANT pg_monitor TO watcher_{id};\n", role.Definition!.Text);
        Assert.StartsWith("CREATE DATABASE shop WITH TEMPLATE = template0 ENCODING = 'UTF8'", database.Definition!.Text, StringComparison.Ordinal);
        Assert.Equal("objects.definition.none", space.Definition!.Why!.Code);
    }

    [Fact]
    public async Task Definition_OfARoleAndADatabase_MakesThemAgain()
    {
        var (role, database) = ($"\"odd 'role' {id}\"", $"\"odd 'base' {id}\"");
        await Do($"create role {role} login createdb connection limit 3 valid until '2030-01-01'", $"comment on role {role} is 'it''s <b>'", $"grant pg_monitor to {role} with admin option", $"alter role {role} set search_path = \"$user\", \"B, c\"",
            $"alter role {role} in database shop set work_mem = '5MB'", $"create database {database} connection limit 7", $"comment on database {database} is 'one'", $"alter database {database} set \"tapbot.note\" = 'a=b'",
            $"revoke all on database {database} from public", $"grant connect on database {database} to {role}");
        try
        {
            var (roleText, databaseText) = (await TextAsync(ObjectKind.Role, $"odd 'role' {id}"), await TextAsync(ObjectKind.Database, $"odd 'base' {id}"));
            Assert.Contains("\"B, c\"", roleText, StringComparison.Ordinal);
            await Do($"drop database {database}", $"drop role {role}");

            await Do([.. (roleText + databaseText).Split('\n', StringSplitOptions.RemoveEmptyEntries)]);

            Assert.Equal((roleText, databaseText), (await TextAsync(ObjectKind.Role, $"odd 'role' {id}"), await TextAsync(ObjectKind.Database, $"odd 'base' {id}")));
        }
        finally
        {
            await Do($"drop database if exists {database}", $"drop role if exists {role}");
        }

        async Task<string> TextAsync(ObjectKind kind, string name)
        {
            var instance = await rig.InstanceAsync();
            return (await rig.FindAsync(instance.Roles.Concat(instance.Databases).Single(o => o.Kind == kind && o.Name == name).Id, true))!.Definition!.Text!;
        }
    }

    [Fact]
    public async Task Parts_OfATable_AreItsIndexesConstraintsAndTriggers()
    {
        await Do("create table t (id int primary key, n int unique check (n > 0))", "create function noted() returns trigger language plpgsql as 'begin return new; end'", "create trigger watch before insert on t for each row execute function noted()");
        var table = (await FindAsync("t")).Object;

        var parts = await rig.PartsAsync(table.Oid);

        Assert.Equal(["t_pkey", "t_n_key"], parts.Indexes.Select(i => i.Name));
        Assert.Equal(["t_pkey", "t_n_key", "t_n_check"], parts.Constraints.Select(k => k.Name));
        Assert.Equal(["watch"], parts.Triggers.Select(t => t.Name));
    }

    [Fact]
    public async Task Search_PartsOfTables_AreFoundByTheirNames()
    {
        await Do($"create table t (id int primary key, \"Odd_%{id}\" int constraint \"k_odd_%{id}\" check (\"Odd_%{id}\" > 0)); create index \"i_odd_%{id}\" on t (\"Odd_%{id}\")");

        var found = await rig.SearchAsync($"odd_%{id}");

        Assert.Equal([("columns", $"Odd_%{id}"), ("indexes", $"i_odd_%{id}"), ("constraints", $"k_odd_%{id}")], found.Select(f => (f.Kind, f.Name)));
        Assert.All(found, f => Assert.Equal(($"{Schema}.t", ObjectKind.Table), (f.Of.FullName, f.Of.Kind)));
    }

    private async Task MakeAgainAsync(IEnumerable<(string Needs, string Make, string Name)> all)
    {
        foreach (var (needs, make, name) in all)
        {
            await Do(needs + ";" + make);
            var made = await FindAsync(name);
            var looked = await LookAsync();

            await DropAsync(made.Object);
            Assert.NotEqual(looked, await LookAsync());
            await Do("set search_path = ''", made.Definition!.Text!, $"set search_path = {Schema}");

            Assert.Equal(looked, await LookAsync());
            Assert.Equal(made.Definition, (await FindAsync(name)).Definition);
            Assert.Equal(name, made.Object.Name);
        }
    }

    private async Task<ObjectDetails> FindAsync(string name, bool withText = true)
    {
        await using var command = new NpgsqlCommand("""
            select oid, 0 from pg_class where relnamespace = current_schema()::regnamespace and relname = $1 and relkind <> 'c'
            union all select oid, 1 from pg_type where typnamespace = current_schema()::regnamespace and typname = $1
            union all select oid, 2 from pg_proc where pronamespace = current_schema()::regnamespace and proname = $1 limit 1
            """, admin) { Parameters = { new() { Value = name } } };
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (await rig.FindAsync(new ObjectId(Looked[row.GetInt32(1)], row.GetFieldValue<uint>(0)), withText))!;
    }

    private Task DropAsync(DatabaseObject made)
    {
        var word = made.Kind switch { ObjectKind.View => "view", ObjectKind.MaterializedView => "materialized view", ObjectKind.Sequence => "sequence", ObjectKind.Function => "function", ObjectKind.Type => "type", _ => "table" };
        return Do($"drop {word} {SqlName.Quote(made.Name)}");
    }

    /// <summary>The whole schema as the catalogs have it, without numbers.</summary>
    private async Task<string> LookAsync()
    {
        await using var command = new NpgsqlCommand("""
            with c as (select c.* from pg_class c where c.relnamespace = current_schema()::regnamespace)
            select string_agg(line, E'\n' order by line) from (
              select concat_ws(' | ', 'relation', relname, relkind, relpersistence, reloptions, relowner::regrole, relacl, relispartition, pg_get_expr(relpartbound, oid), relrowsecurity, obj_description(oid, 'pg_class')) as line from c where relkind <> 'c'
              union all select concat_ws(' | ', 'column', c.relname, a.attnum, a.attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attcollation::regcollation, attstorage, attacl, attislocal or attinhcount > 0,
                pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, attnum)) from c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where attnum > 0 and c.relkind <> 'S'
              union all select concat_ws(' | ', 'index', pg_get_indexdef(indexrelid), indisprimary, indisvalid) from c join pg_index i on i.indrelid = c.oid
              union all select concat_ws(' | ', 'constraint', coalesce(c.relname, k.contypid::regtype::text), conname, pg_get_constraintdef(k.oid), convalidated, obj_description(k.oid, 'pg_constraint')) from pg_constraint k left join c on c.oid = k.conrelid where k.connamespace = current_schema()::regnamespace
              union all select concat_ws(' | ', 'trigger', pg_get_triggerdef(t.oid), tgenabled, obj_description(t.oid, 'pg_trigger')) from c join pg_trigger t on t.tgrelid = c.oid where not tgisinternal
              union all select concat_ws(' | ', 'rule', pg_get_ruledef(r.oid)) from c join pg_rewrite r on r.ev_class = c.oid
              union all select concat_ws(' | ', 'policy', p.polname, polcmd, polpermissive, pg_get_expr(polqual, c.oid), pg_get_expr(polwithcheck, c.oid)) from c join pg_policy p on p.polrelid = c.oid
              union all select concat_ws(' | ', 'statistics', pg_get_statisticsobjdef(s.oid)) from pg_statistic_ext s where s.stxnamespace = current_schema()::regnamespace
              union all select concat_ws(' | ', 'sequence', c.relname, s.seqtypid::regtype, seqstart, seqincrement, seqmax, seqcycle, (select d.refobjid::regclass || ' ' || d.deptype::text from pg_depend d where d.objid = c.oid and d.refclassid = 'pg_class'::regclass)) from c join pg_sequence s on s.seqrelid = c.oid
              union all select concat_ws(' | ', 'parent', c.relname, i.inhparent::regclass) from c join pg_inherits i on i.inhrelid = c.oid
              union all select concat_ws(' | ', 'function', pg_get_functiondef(p.oid), proacl, obj_description(p.oid, 'pg_proc')) from pg_proc p where p.pronamespace = current_schema()::regnamespace and p.prokind = 'f'
              union all select concat_ws(' | ', 'type', t.typname, t.typtype, format_type(t.typbasetype, t.typtypmod), t.typdefault, t.typnotnull, (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid),
                (select concat(rngsubtype::regtype, rngsubdiff) from pg_range where rngtypid = t.oid), obj_description(t.oid, 'pg_type')) from pg_type t where t.typnamespace = current_schema()::regnamespace) lines
            """, admin);
        return await command.ExecuteScalarAsync() as string ?? "";
    }

    private async Task Do(params string[] statements)
    {
        foreach (var statement in statements)
            await WatchedDatabase.ExecuteAsync(admin, statement);
    }
}
