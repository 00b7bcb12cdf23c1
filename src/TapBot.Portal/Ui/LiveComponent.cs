using System.Globalization;
using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;

namespace TapBot.Portal.Ui;

/// <summary>
/// A component that listens to something while it is on a page. Every loop it starts is kept, ends with the component and is awaited on dispose;
/// a loop that fails shows its error in the nearest error boundary instead of vanishing.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private readonly List<Task> loops = [];
    private readonly TabSight? sight;
    private readonly CancellationTokenRegistration end;
    private Task drawing = Task.CompletedTask;
    private bool disposed;

    protected LiveComponent() => Alive = life.Token;

    [Inject]
    public required TabSight Sight
    {
        get => sight!;
        init
        {
            sight = value;
            end = value.Ends.Register(life.Cancel);
        }
    }

    /// <summary>Cancelled when the component leaves the page, and when the portal stops: what is drawn after that would ask for services that are gone.</summary>
    protected CancellationToken Alive { get; }

    /// <summary>Starts a loop that runs until it ends by itself or the component leaves the page. It runs in the renderer's context, in the reader's culture.</summary>
    protected void Run(Func<CancellationToken, Task> loop) => _ = RunAsync(loop);

    /// <summary>The same for who wants to know when the loop has ended; the task never fails.</summary>
    protected Task RunAsync(Func<CancellationToken, Task> loop)
    {
        ArgumentNullException.ThrowIfNull(loop);
        loops.RemoveAll(t => t.IsCompleted);
        var guarded = GuardAsync(loop, CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        loops.Add(guarded);
        return guarded;
    }

    /// <summary>A loop of what stands around the page: when the right to see is lost it ends quietly, because the page itself says so.</summary>
    protected void RunWhileAllowed(Func<CancellationToken, Task> loop) => Run(async token =>
    {
        try
        {
            await loop(token);
        }
        catch (AccessDeniedException)
        {
        }
    });

    /// <summary>The same for what outlives the page: it is taken up again when the right comes back.</summary>
    /// <param name="guard">Says when rights may have changed.</param>
    /// <param name="loop">Begins anew each time.</param>
    /// <param name="lost">What is to be done when the right is lost; null for nothing.</param>
    protected void RunWheneverAllowed(AccessGuard guard, Func<CancellationToken, Task> loop, Action? lost = null) => Run(async token =>
    {
        while (true)
        {
            var look = guard.NextLookAsync();
            try
            {
                await loop(token);
            }
            catch (AccessDeniedException)
            {
                lost?.Invoke();
            }
            await look.WaitAsync(token);
        }
    });

    /// <summary>
    /// Follows a stream and draws after each item, as long as somebody sees the tab: what nobody sees costs nothing and is taken up again later. It ends when the stream ends by itself: what that was about is gone.
    /// </summary>
    /// <typeparam name="T">What comes.</typeparam>
    /// <param name="open">Opens the stream, each time that somebody comes to look.</param>
    /// <param name="take">Takes an item.</param>
    /// <param name="token">Ends it.</param>
    protected async Task WhileSeenAsync<T>(Func<CancellationToken, IAsyncEnumerable<T>> open, Action<T> take, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(take);
        bool ended;
        do
        {
            await Sight.WaitAsync(token);
            ended = true;
            await foreach (var item in open(token))
            {
                take(item);
                if (!Sight.IsSeen)
                {
                    ended = false;
                    break;
                }
                Draw();
            }
        }
        while (!ended);
    }

    /// <summary>Draws what has changed: at once, or, for a tab nobody sees, as soon as somebody does.</summary>
    protected void Draw()
    {
        if (Sight.IsSeen)
            StateHasChanged();
        else if (drawing.IsCompleted)
            drawing = RunAsync(async token =>
            {
                await Sight.WaitAsync(token);
                StateHasChanged();
            });
    }

    /// <summary>Frees what the component holds; its loops have ended by now.</summary>
    protected virtual ValueTask DisposeCoreAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await end.DisposeAsync();
        await life.CancelAsync();
        await Task.WhenAll(loops);
        await DisposeCoreAsync();
        life.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task GuardAsync(Func<CancellationToken, Task> loop, CultureInfo culture, CultureInfo uiCulture)
    {
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = uiCulture;
        try
        {
            await loop(Alive);
        }
        catch (OperationCanceledException) when (Alive.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            if (!Alive.IsCancellationRequested)
                await DispatchExceptionAsync(exception);
        }
    }
}
