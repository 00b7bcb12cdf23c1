using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

public sealed class LogArchiveSearchTests : IAsyncDisposable
{
    private readonly StoreRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReadBackwards_AnyFilter_FindsWhatLookingAtEveryLineFinds(int seed)
    {
        var lines = StrangeLines.Make(seed, 800, StoreRig.Web);
        rig.Archive.Append(lines.AsSpan(0, 790));
        await rig.Store.FlushAsync();
        rig.Archive.Append(lines.AsSpan(790));
        string?[] literals = [null, "", "timeout", "TIMEOUT", "Ошибка", "ошибка", "user=42 ", "x", "日本", "🦊", "k", "STRASSE", "straße", "7 request", "naÏve", "nowhere", "\0", "\r"];
        LevelSet[] levels = [LevelSet.All, LevelSet.AtLeast(LineLevel.Error), LevelSet.Of(LineLevel.Unknown, LineLevel.Debug), LevelSet.Of()];
        foreach (var filter in from literal in literals from level in levels from ignoreCase in new[] { false, true } select new LogBlockFilter(level, literal, ignoreCase))
        {
            var expected = lines.Where(l => Matches(filter, l)).ToArray();

            Assert.Equal(expected.Reverse(), rig.Archive.ReadBackwards(default, filter, TestContext.Current.CancellationToken).SelectMany(l => l));
            Assert.Equal(expected, StoreRig.All(rig.Archive, default, filter));
        }
    }

    [Fact]
    public async Task ReadBackwards_LiteralOverTheEndOfALine_IsNotFound()
    {
        rig.Archive.Append([Lines.One(1, "abcneed"), Lines.One(2, "le"), Lines.One(3, "needneedle"), Lines.One(4, "needl")]);
        await rig.Store.FlushAsync();

        Assert.Equal("needneedle", Assert.Single(StoreRig.All(rig.Archive, default, LogBlockFilter.Containing("needle"))).Text);
        Assert.Equal("needneedle", Assert.Single(StoreRig.All(rig.Archive, default, LogBlockFilter.Containing("NEEDLE", ignoreCase: true))).Text);
    }

    [Fact]
    public void ReadBackwards_EachArray_IsOneBlockNewestFirst()
    {
        rig.Archive.Append([.. Lines.From(0, 100)]);

        var arrays = rig.Archive.ReadBackwards(default, null, TestContext.Current.CancellationToken).ToArray();

        Assert.Equal(Lines.From(0, 100).Select(l => l.Cursor).Reverse(), arrays.SelectMany(a => a).Select(l => l.Cursor));
        Assert.All(arrays, a => Assert.InRange(a.Length, 1, StoreRig.Small.BlockLines));
    }

    private static bool Matches(LogBlockFilter filter, LogLine line) =>
        filter.Levels.Contains(line.Level)
        && line.Text.Contains(filter.Literal ?? "", filter.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
