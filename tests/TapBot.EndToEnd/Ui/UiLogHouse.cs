using System.Globalization;
using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;

namespace TapBot.EndToEnd.Ui;

/// <summary>Three containers of a project that have written for half an hour and go on, and one that is gone: the real reader over logs in memory.</summary>
internal sealed class UiLogHouse : ILogDirectory, ILogSources, ILogStore, IAsyncDisposable
{
    private const long Second = 1_000_000_000;

    /// <summary>In half seconds: what is counted is the last hour, and the lines must lie in it for as long as the tests run.</summary>
    private const int Past = 3600;

    private static readonly ServerName Server = ServerName.Parse("server-2");

    private readonly Dictionary<LogKey, UiLogSource> sources = [];
    private readonly List<UiLogArchive> archives = [];
    private readonly List<LogEntry> entries = [];
    private readonly LogTails tails;

    public UiLogHouse(AccessGuard guard)
    {
        Written = TimeProvider.System.GetUtcNow();
        var now = (Written - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        Fill("postgres_db", "postgres", now, 7, Postgres);
        Fill("directus_app", "directus", now, 11, Directus);
        Fill("traefik", "traefik", now, 13, Traefik);
        var gone = new UiLogArchive(new LogOrigin(Server, "old_worker"));
        gone.Append([new LogLine(new LogCursor(now - 1500 * Second, 0), LogStream.Stdout, LineLevel.Info, "the last words of a worker", 0, gone.Origin)]);
        archives.Add(gone);
        archives.Add(Door(now));
        tails = new LogTails(this, new SharedSourceOptions(), TimeProvider.System, this);
        Reader = new LogReader(guard, tails, new LogPlaces(this, this), new PastReader(this), this, TimeProvider.System);
    }

    public LogReader Reader { get; }

    /// <summary>Up to when they had written; the first page that is opened comes soon after, the last one much later.</summary>
    public DateTimeOffset Written { get; }

    public IReadOnlyList<LogEntry> Current => entries;

    public long Version => 0;

    public IReadOnlyList<ILogArchive> Archives => archives;

    public LogStoreState State { get; } = new(41L << 20, 500L << 20, 1) { Broken = [new LogDamage(DateTimeOffset.UnixEpoch, LogDamageKind.EndCut, new LogOrigin(Server, "traefik"), 312)] };

    public Task NextAsync() => new TaskCompletionSource().Task;

    public ILogSource Find(LogKey key) => sources[key];

    public void Interrupt(ServerName server)
    {
    }

    public LogKeeping KeepingOf(LogOrigin origin) => origin.Container == "traefik" ? LogKeeping.Excluded : LogKeeping.Kept;

    public void Except(LogOrigin origin)
    {
    }

    public ILogArchive? Of(LogOrigin origin) => archives.FirstOrDefault(a => a.Origin == origin);

    public ValueTask DisposeAsync() => tails.DisposeAsync();

    private void Fill(string container, string service, long now, int every, Func<int, (LineLevel Level, LogStream Stream, string Text)> say)
    {
        var origin = new LogOrigin(Server, container, "directus-stack", service, 1);
        var key = new LogKey(Server, container + "-id");
        var archive = new UiLogArchive(origin);
        for (var n = 0; n < Past / every; n++)
        {
            var at = now - (Past - n * every) * Second / 2 + n % 1000 * 1_137_000;
            var (level, stream, text) = say(n);
            archive.Append([new LogLine(new LogCursor(at, 0), stream, level, text, 0, origin)]);
            if (level != LineLevel.Error)
                continue;
            string[] frames = ["    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1607:16)", .. Enumerable.Range(1, 6).Select(i => string.Create(CultureInfo.InvariantCulture, $"    at Connection.step{i} (/directus/node_modules/pg/lib/connection.js:{i * 17}:9)"))];
            archive.Append([.. frames.Select((f, i) => new LogLine(new LogCursor(at + i + 1, 0), stream, LineLevel.Unknown, f, 0, origin))]);
        }
        if (container == "directus_app")
            archive.Append([LogMarker.At(now - 6 * Second, LogMarker.Exited, "137", origin), LogMarker.At(now - 5 * Second, LogMarker.Started, null, origin)]);
        archives.Add(archive);
        sources[key] = new UiLogSource(origin);
        entries.Add(new LogEntry(key, origin, true, new Dictionary<string, string>()));
    }

    /// <summary>Lines that keep an expression such as <c>(a+)+$</c> busy for ever, one that matches it, and one that has something to find far behind its beginning.</summary>
    private static UiLogArchive Door(long now)
    {
        var door = new UiLogArchive(new LogOrigin(Server, "door"));
        string[] texts = [.. Enumerable.Range(0, 60).Select(n => new string('a', 60 + n) + "!"), "open aaa", new string('x', 6_000) + " far-away"];
        door.Append([.. texts.Select((t, i) => new LogLine(new LogCursor(now - (2700 - i) * Second, 0), LogStream.Stdout, LineLevel.Info, t, 0, door.Origin))]);
        return door;
    }

    private static (LineLevel, LogStream, string) Postgres(int n) => (n % 5) switch
    {
        3 => (LineLevel.Warn, LogStream.Stdout, "duration: 1203.884 ms  statement: select * from taxi_requests where status = $1 order by created_at desc"),
        1 => (LineLevel.Info, LogStream.Stdout, "connection received: host=172.19.0.5 port=51222"),
        _ => (LineLevel.Info, LogStream.Stdout, "checkpoint complete: wrote 214 buffers (1.3%); write=21.402 s, sync=0.011 s"),
    };

    private static (LineLevel, LogStream, string) Directus(int n) => (n % 9) switch
    {
        4 when n % 4 == 0 => (LineLevel.Error, LogStream.Stderr, "Error: connect ECONNREFUSED 172.19.0.2:5432"),
        2 or 7 => (LineLevel.Info, LogStream.Stdout, $$"""{"level":30,"time":1795356000000,"pid":1,"hostname":"directus","service":"directus","user":{"id":{{n}},"role":"editor"},"msg":"Database connection restored"}"""),
        5 => (LineLevel.Warn, LogStream.Stdout, $"level=warn msg=\"Slow query detected\" collection=taxi_requests took={n}ms"),
        _ => (LineLevel.Info, LogStream.Stdout, "GET /items/apartments?limit=50 200 38ms"),
    };

    private static (LineLevel, LogStream, string) Traefik(int n) =>
        (LineLevel.Info, LogStream.Stdout, $"10.0.4.7 - - [25/Nov/2026:14:02:11 +0000] \"GET /items/apartments?limit={n} HTTP/2.0\" 200 18213 \"-\" \"-\" {n} \"directus@docker\" \"http://172.19.0.4:8055\" 41ms");
}
