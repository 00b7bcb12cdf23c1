namespace TapBot.Core.Logs;

/// <summary>A text that a line has to contain.</summary>
/// <param name="Text">ASCII without characters that JSON escapes; at least two characters.</param>
/// <param name="MatchCase">Capitals and small letters differ.</param>
public readonly record struct LogLiteral(string Text, bool MatchCase);
