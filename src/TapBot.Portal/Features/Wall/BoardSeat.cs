using TapBot.Core.Access;

namespace TapBot.Portal.Features.Wall;

/// <summary>A screen in front of a running board, until it is disposed.</summary>
internal sealed class BoardSeat(RunningBoard board, Actor actor, BoardSight sight, Action<BoardSeat> leave) : IDisposable
{
    private Rights? known;

    /// <summary>The board.</summary>
    public RunningBoard Board { get; } = board;

    /// <summary>Who looks.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>False once the one who looks may see something else: the board is not drawn with their rights any more.</summary>
    public bool MayLead { get; set; } = true;

    /// <summary>With these rights one sees just what is on the board. Asked every second, and judged when they are others than the last ones.</summary>
    public bool Fits(Rights rights)
    {
        if (ReferenceEquals(rights, known))
            return true;
        if (BoardSight.Of(rights) != sight)
            return false;
        known = rights;
        return true;
    }

    public void Dispose() => leave(this);
}
