namespace TapBot.Portal.Ui.Logs;

/// <summary>What is to be marked among the lines that a browser holds.</summary>
/// <param name="Text">A text, words, or a regular expression.</param>
/// <param name="IsRegex">Whether it is an expression.</param>
/// <param name="MatchCase">Capitals and small letters differ; otherwise they do when there is a capital in the text.</param>
/// <param name="IsWords">Each word of the text for itself is to be marked, not the text as it stands.</param>
public sealed record LogFind(string Text, bool IsRegex = false, bool MatchCase = false, bool IsWords = false);
