namespace TapBot.Portal.Ui;

/// <summary>What is to be run of a text.</summary>
/// <param name="From">Where the choice begins, or the cursor stands.</param>
/// <param name="To">Where the choice ends; the same as the beginning when nothing is chosen.</param>
/// <param name="All">True for the whole text.</param>
public sealed record SqlChoice(int From, int To, bool All);
