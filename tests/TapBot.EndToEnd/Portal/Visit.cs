using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>One window of a browser. Keeps what the page complained about and what came over its sockets.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private const string TellViolations =
        "document.addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} forbids ${e.blockedURI} ${e.sample}`))";

    // Chromium gives up what it is loading whenever an interface of the machine comes or goes, and engines make them come and go.
    private const string Interrupted = "ERR_NETWORK_CHANGED";
    private readonly ConcurrentQueue<string> complaints = new();
    private volatile bool interrupted;
    private readonly ConcurrentQueue<byte[]> frames = new();

    private Visit(IPage page) => Page = page;

    public IPage Page { get; }

    public static async Task<Visit> BeginAsync(IBrowserContext context)
    {
        await context.AddInitScriptAsync(TellViolations);
        var visit = new Visit(await context.NewPageAsync());
        visit.Page.SetDefaultTimeout(20_000);
        visit.Page.Console += (_, message) =>
        {
            if (message.Text.Contains(Interrupted, StringComparison.Ordinal))
                visit.interrupted = true;
            else if (message.Type is "error" or "warning")
                visit.complaints.Enqueue($"{visit.Page.Url}: {message.Text} ({message.Location})");
        };
        visit.Page.PageError += (_, error) => visit.complaints.Enqueue($"{visit.Page.Url}: {error}");
        visit.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => visit.frames.Enqueue(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
        return visit;
    }

    /// <summary>Opens an address and waits until the page works.</summary>
    public async Task GoAsync(string path)
    {
        do
        {
            interrupted = false;
            try
            {
                await Page.GotoAsync(path);
            }
            catch (PlaywrightException cut) when (cut.Message.Contains(Interrupted, StringComparison.Ordinal))
            {
                interrupted = true;
            }
        }
        while (interrupted);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    public async Task SignInAsync(string password = PortalHouse.Password, string userName = PortalHouse.UserName)
    {
        await GoAsync("/signin");
        await Page.GetByLabel("User name").FillAsync(userName);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(":[0-9]+/$"));
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Overview");
    }

    /// <summary>True when a text came over a socket, however the frame was packed around it.</summary>
    public bool Received(string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        return frames.Any(f => f.AsSpan().IndexOf(wanted) >= 0);
    }

    /// <summary>Fails when there was an error or a warning in the console, an error of a script, or a violation of the content security policy.</summary>
    public void Praise() => Assert.True(complaints.IsEmpty, string.Join('\n', complaints));

    /// <summary>Takes out complaints that the test has caused on purpose.</summary>
    public void Forgive(Predicate<string> known)
    {
        var kept = complaints.Where(c => !known(c)).ToList();
        complaints.Clear();
        kept.ForEach(complaints.Enqueue);
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
