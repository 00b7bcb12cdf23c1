using System.Globalization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Wall;

/// <summary>The boards that are being looked at. One is begun with its first screen and ended a while after its last, however many look at it between.</summary>
internal sealed class WallBoards(BoardPlans plans, IServiceScopeFactory scopes, AccessGuard guard, IOptions<JsonOptions> json, TimeProvider time, ILoggerFactory loggers) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<BoardKey, RunningBoard> running = [];
    private readonly HashSet<RunningBoard> ending = [];

    /// <summary>How many are drawn now.</summary>
    public int Count
    {
        get { lock (gate) return running.Count; }
    }

    /// <summary>Takes a place before a board, in the language of whoever asks.</summary>
    public BoardSeat Join(BoardName name, BoardSight sight, Actor actor)
    {
        var key = new BoardKey(name, sight, CultureInfo.CurrentUICulture.Name);
        lock (gate)
        {
            if (!running.TryGetValue(key, out var board))
                running[key] = board = new RunningBoard(() => plans.Shown(name), sight, CultureInfo.CurrentUICulture, new NewsWriter(time, json.Value.SerializerOptions), scopes, guard, time, loggers, b => TryEnd(key, b));
            return board.Join(actor);
        }
    }

    public async ValueTask DisposeAsync()
    {
        RunningBoard[] all;
        lock (gate)
        {
            all = [.. running.Values, .. ending];
            running.Clear();
            ending.Clear();
        }
        foreach (var board in all)
            await board.DisposeAsync();
    }

    /// <summary>Lets a board go that nobody looks at; false when somebody has come just now.</summary>
    private bool TryEnd(BoardKey key, RunningBoard board)
    {
        lock (gate)
        {
            if (board.HasSeats)
                return false;
            if (running.GetValueOrDefault(key) == board)
                running.Remove(key);
            ending.RemoveWhere(b => b.HasEnded);
            ending.Add(board);
            return true;
        }
    }
}
