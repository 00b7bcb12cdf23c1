using System.Net.Http.Json;
using System.Net.NetworkInformation;
using System.Text.Json;
using TapBot.Benchmarks.Published;
using TapBot.Core.Databases;

namespace TapBot.Benchmarks.Databases;

/// <summary>How soon the pages of an instance with 20,000 tables can be read: in quiet, behind the lock of a big table, and with many locks; and how many connections all of them take.</summary>
internal static class PagesBenchmark
{
    private const int Times = 5, MostConnections = 3;
    private const double Goal = 1_000;
    private const string Examined = "health?now=true";
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(50), AllAtOnce = TimeSpan.FromSeconds(10);

    /// <summary>The parts of the page, and what stands on each when somebody waits for a lock or nobody does.</summary>
    private static readonly (string Part, string InQuiet, string? WithLocks)[] Parts =
    [
        ("dashboard", Dashboard(".matter tbody tr, .matter .empty"), Dashboard(".matter tbody tr")),
        ("sessions", AtLeast(1, "table[role=grid] tbody tr[id]"), AtLeast(HeldLocks.Behind + 1, "table[role=grid] tbody tr[id]")),
        ("locks", AtLeast(1, "main .card .empty"), AtLeast(HeldLocks.Behind + 1, "main .tree .node")),
        ("health", AtLeast(HealthRules.All.Count, ".checks .check"), null),
        ("statements", AtLeast(1, "table[role=grid] tbody tr[id]"), null),
        ("objects", AtLeast(1, "[role=treeitem][aria-level='2']"), null),
    ];

    public static async Task<IReadOnlyList<Result>> RunAsync(DatabasePortal portal, SampleDatabase database)
    {
        foreach (var (part, inQuiet, _) in Parts)
            await Visit.TimeAsync(portal.Person, DatabasePortal.PageOf(part), inQuiet);
        var results = new List<Result>();
        var (quiet, unknown) = await VisitAsync(portal, "in quiet", false);
        results.AddRange(quiet);
        await using (await HeldLocks.OfBigAsync(database))
            results.AddRange(await LockedAsync(portal, $"a table of {SampleDatabase.BigRows:N0} rows locked, {HeldLocks.Behind} sessions behind", unknown));
        var room = await database.ReadAsync<int>("select current_setting('max_locks_per_transaction')::int * (current_setting('max_connections')::int + current_setting('max_prepared_transactions')::int)");
        await using (await HeldLocks.OfManyAsync(database))
            results.AddRange(await LockedAsync(portal, $"{HeldLocks.Many:N0} locks held, room for {room:N0}, {HeldLocks.Behind} sessions behind", unknown));
        results.Add(await ConnectionsAsync(portal, database));
        return results;
    }

    private static async Task<IReadOnlyList<Result>> LockedAsync(DatabasePortal portal, string when, int unknown)
    {
        var (locked, more) = await VisitAsync(portal, when, true);
        return [.. locked, Result.Limit("databases: checks of health that are unknown then, more than in quiet", more - unknown, 0, "checks")];
    }

    /// <summary>Begins when nothing is kept any more of what was read for earlier pages, so that the first visit to each page has the server asked for all of it.</summary>
    private static async Task<(IReadOnlyList<Result> Results, int Unknown)> VisitAsync(DatabasePortal portal, string when, bool isLocked)
    {
        Console.Error.WriteLine($"databases: pages {when}");
        await Task.Delay(HealthReport.Every, TimeProvider.System);
        var results = new List<Result>();
        foreach (var (part, inQuiet, withLocks) in Parts)
        {
            var times = new List<double>();
            for (var i = 0; i < Times; i++)
                times.Add(await Visit.TimeAsync(portal.Person, DatabasePortal.PageOf(part), isLocked && withLocks is not null ? withLocks : inQuiet));
            results.Add(Result.Time($"databases: page of {part}, {when}: navigation to what it shows, slowest of {Times}", times.Max(), Goal));
        }
        var examined = await ApiTimes.OfAsync(portal.Api, Enumerable.Repeat(DatabasePortal.AnswerOf(Examined), Times));
        results.Add(Result.Time($"databases: `GET .../{Examined}`, {when}: slowest of {Times}", examined.Most, Goal));
        var report = await portal.Api.GetFromJsonAsync<JsonElement>(DatabasePortal.AnswerOf("health"));
        return (results, report.GetProperty("checks").EnumerateArray().Count(c => c.GetProperty("light").GetString() == "unknown"));
    }

    /// <summary>All pages at once for ten seconds, while scripts ask as often as they can.</summary>
    private static async Task<Result> ConnectionsAsync(DatabasePortal portal, SampleDatabase database)
    {
        Console.Error.WriteLine("databases: all pages at once");
        var pages = await Task.WhenAll(Parts.Select(_ => portal.Person.NewPageAsync()));
        using var end = new CancellationTokenSource(AllAtOnce, TimeProvider.System);
        var (most, mostInAll) = (0, 0);
        await Task.WhenAll(
        [
            .. pages.Select((page, i) => page.GotoAsync(DatabasePortal.PageOf(Parts[i].Part))),
            .. new[] { Examined, "statements", "objects", "settings" }.Select(part => WhileAsync(() => portal.Api.GetByteArrayAsync(DatabasePortal.AnswerOf(part)))),
            WhileAsync(LookAsync),
        ]);
        foreach (var page in pages)
            await page.CloseAsync();
        return Result.Limit($"databases: connections with all of these pages open at once, most ({mostInAll} with those that the server was just ending)", most, MostConnections, "connections");

        async Task WhileAsync(Func<Task> ask)
        {
            while (!end.IsCancellationRequested)
                await ask();
        }

        // The server lists a process until it has ended, which takes a while after the portal has left: what counts is what is open on both sides.
        async Task LookAsync()
        {
            var ports = await database.PortalPortsAsync();
            var open = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Where(c => c.State == TcpState.Established).Select(c => c.LocalEndPoint.Port).ToHashSet();
            (most, mostInAll) = (Math.Max(most, ports.Count(open.Contains)), Math.Max(mostInAll, ports.Length));
            await Task.Delay(Linger, TimeProvider.System);
        }
    }

    private static string AtLeast(int count, string what) => $"""() => document.querySelectorAll("{what}").length >= {count}""";

    private static string Dashboard(string sessions) => $$"""() => /\d/.test(document.querySelector(".figures .big")?.textContent ?? "") && document.querySelector("{{sessions}}")""";
}
