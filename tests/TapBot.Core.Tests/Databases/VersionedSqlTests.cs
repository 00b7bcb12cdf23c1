using System.Reflection;
using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class VersionedSqlTests
{
    private static readonly IReadOnlyList<VersionedSql> Two = [VersionedSql.Until(16, "old"), VersionedSql.Since(17, "new")];

    [Theory]
    [InlineData(140_000, "old")]
    [InlineData(160_014, "old")]
    [InlineData(170_000, "new")]
    [InlineData(180_004, "new")]
    [InlineData(250_001, "new")]
    [InlineData(90_600, "old")]
    public void For_AnyVersion_IsWhatWasWrittenForItOrForTheNearest(int version, string text) => Assert.Equal(text, VersionedSql.For(Two, version));

    [Theory]
    [InlineData(180_099, false)]
    [InlineData(190_000, true)]
    public void IsTooNew_BeyondTheNewestKnown_IsTrue(int version, bool isTooNew) => Assert.Equal(isTooNew, VersionedSql.IsTooNew(version));

    [Fact]
    public void Statements_OfEveryProbe_ServeEachKnownVersionOnce()
    {
        var sets = from probe in DatabaseWatch.Probes from isReplica in new[] { false, true } select ($"{probe.Name} {isReplica}", probe.Statements(isReplica));
        Assert.Empty(sets.SelectMany(s => Wrong(s.Item1, s.Item2)));
    }

    [Fact]
    public void Variants_OfEveryCheck_ServeEachKnownVersionOnce()
    {
        var fields = typeof(VersionedSql).Assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(f => f.FieldType == typeof(IReadOnlyList<VersionedSql>)).ToList();

        Assert.True(fields.Count > 10, "Where are they declared now?");
        Assert.Empty(fields.SelectMany(f => Wrong($"{f.DeclaringType!.Name}.{f.Name}", (IReadOnlyList<VersionedSql>)f.GetValue(null)!)));
    }

    [Theory]
    [InlineData(160_014, "pg_stat_bgwriter")]
    [InlineData(170_000, "pg_stat_checkpointer")]
    [InlineData(190_000, "pg_stat_checkpointer")]
    public void Statements_Writing_AskTheViewOfTheVersion(int version, string view) => Assert.Contains(view, VersionedSql.For(new WritingProbe().Statements(false), version), StringComparison.Ordinal);

    private static IEnumerable<string> Wrong(string what, IReadOnlyList<VersionedSql> variants) =>
        from major in Enumerable.Range(VersionedSql.Oldest, VersionedSql.Newest - VersionedSql.Oldest + 1)
        let count = variants.Count(v => v.First <= major && major <= v.Last)
        where count != 1
        select $"{what} has {count} variants for {major}";
}
