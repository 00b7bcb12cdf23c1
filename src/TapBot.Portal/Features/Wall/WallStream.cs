using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Portal.Features.Wall;

/// <summary>What one screen is told, for as long as it may look. A slow one is told less often, and then the newest.</summary>
internal sealed class WallStream(WallBoards boards, AccessGuard guard, ScreenDoor door, IHostApplicationLifetime life, TimeProvider time)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Which build this is: a screen that hears another name loads its page anew.</summary>
    public static string Build { get; } = typeof(Program).Assembly.ManifestModule.ModuleVersionId.ToString("n")[..12];

    /// <summary>
    /// Which build this is, the whole picture, then once a second a sign of life with what has changed, each a <see cref="WallNews"/> as JSON; ends when the right to see just this is lost,
    /// and when the portal stops.
    /// </summary>
    public async IAsyncEnumerable<byte[]> FollowAsync(BoardName board, BoardSight sight, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        using var seat = boards.Join(board, sight, actor);
        yield return seat.Board.News.WriteHello();
        var (sent, seenAt) = (0L, time.GetTimestamp());
        while (await NextAsync(seat, sent, end.Token) is { } picture)
        {
            yield return seat.Board.News.Write(picture, sent);
            sent = picture.Number;
            if (time.GetElapsedTime(seenAt) < SeenEvery)
                continue;
            seenAt = time.GetTimestamp();
            await door.SeenAsync(actor, end.Token);
        }
    }

    private async Task<BoardPicture?> NextAsync(BoardSeat seat, long sent, CancellationToken cancellationToken)
    {
        try
        {
            var coming = seat.Board.NextAsync(sent, cancellationToken);
            while (!coming.IsCompleted)
            {
                var look = guard.NextLookAsync();
                if (!seat.Fits(await guard.RightsOfAsync(seat.Actor, cancellationToken)))
                    return null;
                await Task.WhenAny(coming, look);
            }
            var picture = await coming;
            return seat.Fits(await guard.RightsOfAsync(seat.Actor, cancellationToken)) ? picture : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
