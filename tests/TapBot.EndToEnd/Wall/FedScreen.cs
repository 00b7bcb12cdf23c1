using System.Text.Json;
using Microsoft.Playwright;
using TapBot.EndToEnd.Portal;
using TapBot.Portal.Features.Wall;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Wall;

/// <summary>
/// A board of the portal in a browser, on a clock of the test, whose stream the test writes: what was shown last is told again every second, as the portal does it.
/// </summary>
internal sealed class FedScreen
{
    /// <summary>In front of the page's own scripts: takes the place of the stream, and of nothing else.</summary>
    private const string Feed = """
        (() => {
          const [real, utf8] = [window.fetch, new TextEncoder()];
          let out = null, last = null, toldAt = 0, number = 0;
          const send = () => out?.enqueue(utf8.encode(`event: picture\ndata: ${JSON.stringify({ build: document.body.dataset.build, ...last, number: ++number, after: 0, now: last.now + performance.now() - toldAt })}\n\n`));
          window.feed = {
            asked: 0, silent: false,
            tell(news) { [last, toldAt] = [news, performance.now()]; send(); },
            end() { out?.close(); out = null; },
          };
          window.fetch = (address, options) => {
            if (!String(address).endsWith("/stream")) return real(address, options);
            feed.asked++;
            let mine;
            const body = new ReadableStream({ start(controller) { out = mine = controller; } });
            options.signal.addEventListener("abort", () => {
              if (out !== mine) return;
              out = null;
              mine.error(new DOMException("cut", "AbortError"));
            });
            if (last && !feed.silent) queueMicrotask(send);
            return Promise.resolve(new Response(body));
          };
          setInterval(() => { if (last && !feed.silent) send(); }, 1000);
        })();
        """;

    private FedScreen(IPage page) => Page = page;

    public IPage Page { get; }

    public ILocator Tiles => Page.Locator(".tile");

    /// <summary>Opens the board.</summary>
    /// <param name="visit">A window that has the right to see it.</param>
    /// <param name="prepare">Runs in the page before its own scripts.</param>
    public static async Task<FedScreen> OpenAsync(Visit visit, string prepare = "")
    {
        await visit.Page.Clock.InstallAsync();
        await visit.Page.AddInitScriptAsync(Feed + prepare);
        await visit.GoAsync("/wall/main");
        return new FedScreen(visit.Page);
    }

    /// <summary>Shows these tiles, and comes back when they stand there.</summary>
    /// <param name="tiles">At least one.</param>
    /// <param name="at">The time of the portal; noon where the screen hangs, when nothing is said.</param>
    /// <param name="age">How old the values are.</param>
    /// <param name="settings">What the screen has to know of the board; null when nothing new is said.</param>
    public async Task ShowAsync(IReadOnlyList<BoardTile> tiles, DateTimeOffset? at = null, TimeSpan age = default, object? settings = null)
    {
        await TellAsync(tiles, at ?? Almaty(12, 0), age, settings);
        await Expect(Page.Locator($".tile[data-key='{tiles[0].Key}']")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("tile is-"));
        await Expect(Page.Locator("#live")).ToHaveTextAsync("live");
    }

    /// <summary>Sends these tiles, and does not wait for them: the page may begin anew over them.</summary>
    public async Task TellAsync(IReadOnlyList<BoardTile> tiles, DateTimeOffset at, TimeSpan age = default, object? settings = null)
    {
        await Page.WaitForFunctionAsync("() => feed.asked > 0");
        await Page.EvaluateAsync("news => feed.tell(JSON.parse(news))", JsonSerializer.Serialize(await FedBoard.PictureAsync(tiles, at, age, settings)));
    }

    /// <summary>The time of the portal, as a clock on the wall of the browser's zone shows it.</summary>
    public static DateTimeOffset Almaty(int hour, int minute, int second = 0) => new(2026, 3, 10, hour, minute, second, TimeSpan.FromHours(5));

    /// <summary>Marks this load of the page: a page that has begun anew does not have the mark.</summary>
    public Task MarkAsync() => Page.EvaluateAsync("() => { window.marked = true; }");

    public Task<bool> IsMarkedAsync() => Page.EvaluateAsync<bool>("() => window.marked === true");

    /// <summary>Comes back when the page has begun anew.</summary>
    public Task UntilAnewAsync() => Page.WaitForFunctionAsync("() => window.marked === undefined && window.feed?.asked > 0");

    /// <summary>What does not fit, or reaches beyond the edge of the screen; empty when nothing does.</summary>
    public Task<string> OverflowAsync() => Page.EvaluateAsync<string>("""
        () => [
          ...(document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth ? ["the page scrolls"] : []),
          ...[...document.querySelectorAll("body, .stage, #tiles, .tile, .inside")].filter(e => e.scrollHeight > e.clientHeight + 1 && e.clientHeight > 0)
            .map(e => `${e.className} ${e.dataset.key ?? ""} ${e.scrollHeight}>${e.clientHeight}`),
          ...[...document.querySelectorAll(".stage, .tile")].filter(e => {
            const { left, top, right, bottom } = e.getBoundingClientRect();
            return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
          }).map(e => `${e.className} ${e.dataset.key ?? ""} is outside`),
        ].join("; ")
        """);
}
