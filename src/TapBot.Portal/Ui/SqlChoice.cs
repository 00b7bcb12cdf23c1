namespace TapBot.Portal.Ui;

/// <summary>What is to be run of a text.</summary>
/// <param name="From">Where the choice begins, or the cursor stands.</param>
/// <param name="To">Where the choice ends; the same as the beginning when nothing is chosen.</param>
/// <param name="All">True for the whole text.</param>
/// <param name="Way">What is to be done with it, a word of whoever asked; <c>run</c> when the keys of the editor did.</param>
/// <param name="Known">The state of the text that these places mean, as its address has told.</param>
public sealed record SqlChoice(int From, int To, bool All, string Way = SqlChoice.Run, DateTimeOffset? Known = null)
{
    /// <summary>What the keys of the editor ask for.</summary>
    public const string Run = "run";
}
