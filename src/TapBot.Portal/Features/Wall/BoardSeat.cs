namespace TapBot.Portal.Features.Wall;

/// <summary>A screen in front of a running board, until it is disposed.</summary>
internal sealed class BoardSeat(RunningBoard board, Actor actor, Action<BoardSeat> leave) : IDisposable
{
    /// <summary>The board.</summary>
    public RunningBoard Board { get; } = board;

    /// <summary>Who looks.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>False once the one who looks may see something else: the board is not drawn with their rights any more.</summary>
    public bool MayLead { get; set; } = true;

    public void Dispose() => leave(this);
}
