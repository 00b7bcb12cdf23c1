using TapBot.Core.Logs;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

/// <summary>Three logs have lines of the very same nanosecond and number. Whoever reads them a line at a time gets each of them once, in both directions, whether they are kept or not.</summary>
public sealed class EqualCursorsTests : IAsyncDisposable
{
    private const int Moments = 4;
    private static readonly string[] Containers = ["api", "db", "web"];
    private static readonly LogPosition Beginning = new(new LogCursor(0, 0));

    private readonly StoreRig rig = new();
    private readonly FakeLogHouse house;

    public EqualCursorsTests() => house = new FakeLogHouse(rig.Time, new RecordedStore(rig.Store));

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Expected => Enumerable.Range(1, Moments).SelectMany(_ => Containers, (moment, container) => $"{container} {moment}");

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        await rig.DisposeAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Search_PagesOfOneLineByCursor_TellEachLineOnce(bool kept)
    {
        Write(kept);
        var told = new List<string>();
        LogPosition? before = null;
        while (await SearchAsync(before).PageAsync(1).OfType<LogFinding.Found>().Select(f => f.Line).ToListAsync(TestEnds) is { Count: > 0 } page)
        {
            told.AddRange(page.Select(l => l.Text));
            before = new LogPosition(page[^1].Cursor);
        }

        Assert.Equal(Expected.Reverse(), told);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Search_GoneOnWithBehindEveryLine_TellsEachLineOnce(bool kept)
    {
        Write(kept);
        var told = new List<string>();
        LogPosition? before = null;
        while (await SearchAsync(before).OfType<LogFinding.Found>().FirstOrDefaultAsync(TestEnds) is { Line: var line })
        {
            told.Add(line.Text);
            before = LogPosition.Of(line);
        }

        Assert.Equal(Expected.Reverse(), told);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Follow_ComesBackBehindEveryLine_IsToldEachLineOnce(bool kept)
    {
        Write(kept);
        var (told, after) = (new List<string>(), Beginning);
        while (told.Count < Moments * Containers.Length)
        {
            var next = house.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), after, 0, TestEnds).OfType<LogEvent.Said>().FirstAsync(TestEnds).AsTask();
            var line = (await rig.Time.PushUntilAsync(next, TimeSpan.FromMilliseconds(50))).Line;
            told.Add(line.Text);
            after = LogPosition.Of(line);
        }

        Assert.Equal(Expected, told);
    }

    [Fact]
    public async Task Search_ContainerGotAnotherName_TellsEachLineOnce()
    {
        var (first, now) = (new LogOrigin(ServerName.Parse("alpha"), "a-web", "shop", "web", 1), new LogOrigin(ServerName.Parse("alpha"), "z-web", "shop", "web", 1));
        for (var moment = 1; moment <= Moments; moment++)
            Keep(moment == Moments ? now : first, moment, $"web {moment}");
        for (var moment = 1; moment < Moments; moment++)
            Keep(new LogOrigin(ServerName.Parse("alpha"), "db"), moment, $"db {moment}");
        var (told, before) = (new List<string>(), (LogPosition?)null);
        while (await SearchAsync(before).OfType<LogFinding.Found>().FirstOrDefaultAsync(TestEnds) is { Line: var line })
        {
            told.Add(line.Text);
            before = LogPosition.Parse(LogPosition.Of(line).ToString());
        }

        Assert.Equal(["web 4", "web 3", "db 3", "web 2", "db 2", "web 1", "db 1"], told);
        Assert.Equal(["db 3", "web 2"], await SearchAsync(LogPosition.Parse($"{Lines.One(3).Cursor}@alpha/z-web")).OfType<LogFinding.Found>().Take(2).Select(f => f.Line.Text).ToListAsync(TestEnds));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Around_OneLine_GivesAllOfTheSameCursor(bool kept)
    {
        Write(kept);

        var lines = await house.Reader.AroundAsync(An.Administrator, LogSelection.All, Lines.One(2).Cursor, 1, TestEnds);

        Assert.Equal(Expected.Take(2 * Containers.Length), lines.Select(l => l.Text));
    }

    private void Write(bool kept)
    {
        foreach (var container in Containers)
        {
            var origin = new LogOrigin(ServerName.Parse("alpha"), container);
            var source = kept ? null : house.Add("alpha", container);
            for (var moment = 1; moment <= Moments; moment++)
            {
                source?.Write(Lines.One(moment).Cursor.Nanoseconds, $"{container} {moment}");
                if (kept)
                    Keep(origin, moment, $"{container} {moment}");
            }
        }
    }

    private void Keep(LogOrigin origin, int moment, string text) => Assert.True(rig.Store.Of(origin).Append([Lines.One(moment, text) with { Origin = origin }]));

    private IAsyncEnumerable<LogFinding> SearchAsync(LogPosition? before) => house.Reader.SearchAsync(An.Administrator, LogSelection.All, new LogQuestion(), before, TestEnds);
}
