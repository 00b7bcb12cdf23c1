using System.Globalization;
using TapBot.Core.Access;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Wall;

/// <summary>
/// A board while somebody looks at it: drawn once a second at most, with the rights of one of those who look, who all may see the same. Who looks takes the newest picture
/// whenever they are ready for one; none is kept for them.
/// </summary>
internal sealed class RunningBoard : IAsyncDisposable
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100), Beat = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(2), Linger = TimeSpan.FromSeconds(30);
    private readonly Func<BoardPlan> planOf;
    private readonly BoardSight sight;
    private readonly CultureInfo culture;
    private readonly IServiceScopeFactory scopes;
    private readonly AccessGuard guard;
    private readonly TimeProvider time;
    private readonly ILoggerFactory loggers;
    private readonly Func<RunningBoard, bool> end;
    private readonly Lock gate = new();
    private readonly List<BoardSeat> seats = [];
    private readonly CancellationTokenSource life = new();
    private readonly Task running;
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BoardPicture? current;
    private long emptySince;

    public RunningBoard(
        Func<BoardPlan> planOf, BoardSight sight, CultureInfo culture, NewsWriter news, IServiceScopeFactory scopes, AccessGuard guard, TimeProvider time, ILoggerFactory loggers, Func<RunningBoard, bool> end)
    {
        News = news;
        (this.planOf, this.sight, this.culture, this.scopes, this.guard, this.time, this.loggers, this.end) = (planOf, sight, culture, scopes, guard, time, loggers, end);
        emptySince = time.GetTimestamp();
        running = Task.Run(RunAsync);
    }

    public bool HasSeats
    {
        get { lock (gate) return seats.Count > 0; }
    }

    public bool HasEnded => running.IsCompleted;

    /// <summary>Writes what its screens are told.</summary>
    public NewsWriter News { get; }

    public BoardSeat Join(Actor actor)
    {
        var seat = new BoardSeat(this, actor, sight, Leave);
        lock (gate)
            seats.Add(seat);
        return seat;
    }

    /// <summary>The newest picture, as soon as there is another than the one of that number.</summary>
    public async Task<BoardPicture> NextAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task coming;
            lock (gate)
            {
                if (current is { } picture && picture.Number != after)
                    return picture;
                coming = next.Task;
            }
            await coming.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        life.Dispose();
    }

    private void Leave(BoardSeat seat)
    {
        lock (gate)
        {
            seats.Remove(seat);
            if (seats.Count == 0)
                emptySince = time.GetTimestamp();
        }
    }

    private BoardSeat? Lead()
    {
        lock (gate)
            return seats.Find(s => s.MayLead);
    }

    private bool IsThere(BoardSeat seat)
    {
        lock (gate)
            return seats.Contains(seat);
    }

    private async Task RunAsync()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        await using var scope = scopes.CreateAsyncScope();
        var canvas = new BoardCanvas(planOf, scope.ServiceProvider, time, loggers);
        using var beat = new PeriodicTimer(First, time);
        do
        {
            if (Lead() is { } lead)
                await FollowAsync(lead, canvas, beat);
            else if (!HasSeats && time.GetElapsedTime(emptySince) >= Linger && end(this))
                return;
        }
        while (await beat.WaitForNextTickAsync(life.Token));
    }

    /// <summary>Draws with the rights of one who looks, as long as they look and may see just this.</summary>
    private async Task FollowAsync(BoardSeat lead, BoardCanvas canvas, PeriodicTimer beat)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(life.Token);
        var began = time.GetTimestamp();
        var following = canvas.FollowAsync(lead.Actor, leading.Token);
        try
        {
            do
            {
                if (!IsThere(lead))
                    return;
                if (following.IsCompleted)
                {
                    lead.MayLead = following.Exception?.InnerExceptions.Any(e => e is AccessDeniedException) is not true;
                    return;
                }
                if ((canvas.IsWhole || time.GetElapsedTime(began) >= Patience) && !await TryShowAsync(lead, canvas, beat, leading.Token))
                    return;
            }
            while (await beat.WaitForNextTickAsync(leading.Token));
        }
        finally
        {
            await leading.CancelAsync();
            await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Draws, and shows it when the one who leads may see just this: what was read with other rights than those of the board is shown to nobody.</summary>
    /// <returns>False when they may not.</returns>
    private async Task<bool> TryShowAsync(BoardSeat lead, BoardCanvas canvas, PeriodicTimer beat, CancellationToken cancellationToken)
    {
        try
        {
            var picture = await canvas.DrawAsync();
            if (!lead.Fits(await guard.RightsOfAsync(lead.Actor, cancellationToken)))
                return lead.MayLead = false;
            Show(picture);
            if (beat.Period != Beat)
                beat.Period = Beat;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotDrawn(loggers.CreateLogger<RunningBoard>(), exception);
        }
        return true;
    }

    private void Show(BoardPicture picture)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            told = next;
            current = picture;
            next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        told.SetResult();
    }
}
