namespace TapBot.EndToEnd.Ui;

/// <summary>When an expression is given up that runs beside the page. Workers and timers are those of the test, so that nothing depends on how busy the machine is.</summary>
public sealed class LogsExpressionTests(UiHost host) : UiTest(host)
{
    private const string Begin = """
        const { Expression } = await import("/js/log/expression.js");
        const { Worker, setTimeout, clearTimeout } = window, workers = [], timers = new Map(), told = [];
        window.Worker = class {
          asked = [];
          constructor() { workers.push(this); }
          postMessage(message) { this.asked.push(message); }
          terminate() { this.ended = true; }
        };
        window.setTimeout = run => { timers.set(run, run); return run; };
        window.clearTimeout = run => timers.delete(run);
        const say = (...all) => all.forEach(data => workers.at(-1).onmessage({ data }));
        const pass = () => { for (let i = 0; i < 2; i++) for (const run of [...timers.keys()]) { timers.delete(run); run(); } };
        const asked = () => told.push(workers.at(-1).asked.at(-1).lines.join());
        new Expression("a", "gu", 9, found => told.push(found.hits.join()), why => told.push(why)).ask([["one"], ["two"], ["three"]], false);
        """;

    private const string End = """
        Object.assign(window, { Worker, setTimeout, clearTimeout });
        return [...told.map(String), `${workers.length} workers, ${workers.filter(w => w.ended).length} ended`];
        """;

    [Fact]
    public async Task Worker_WaitsForAProcessor_IsWaitedFor() => Assert.Equal(["true,false,true", "1 workers, 0 ended"], await PlayAsync("""
        pass();
        say("loaded");
        pass();
        say("begun", { hits: [true, false, true], marks: null, took: 1 });
        pass();
        """));

    [Fact]
    public async Task Worker_ComesNotForward_IsAskedAnewForEachLineAlone() => Assert.Equal(["one,two,three", "one", "two", "three", "true,false,true", "2 workers, 1 ended"], await PlayAsync("""
        say("loaded", "begun");
        asked();
        pass();
        say("loaded");
        for (const hit of [true, false, true]) {
          asked();
          say("begun", { hits: [hit], marks: null, took: 1 });
        }
        """));

    [Fact]
    public async Task Line_TakesForEver_EndsTheExpression() => Assert.Equal(["one", "two", "tooLong", "2 workers, 2 ended"], await PlayAsync("""
        say("loaded", "begun");
        pass();
        say("loaded");
        asked();
        say("begun", { hits: [true], marks: null, took: 1 }, "begun");
        asked();
        pass();
        """));

    [Fact]
    public async Task Line_SlowOnce_IsAskedAgainAndSlowTwiceEndsTheExpression() => Assert.Equal(["one", "one", "two", "two", "tooLong", "2 workers, 2 ended"], await PlayAsync("""
        say("loaded", "begun");
        pass();
        say("loaded");
        for (const took of [900, 1, 900, 900]) {
          asked();
          say("begun", { hits: [true], marks: null, took });
        }
        """));

    private async Task<string[]> PlayAsync(string steps)
    {
        var page = await PageAsync("/logs");
        return await page.EvaluateAsync<string[]>($"async () => {{ {Begin} {steps} {End} }}");
    }
}
