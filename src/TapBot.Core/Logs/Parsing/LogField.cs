namespace TapBot.Core.Logs;

/// <summary>One field of a line.</summary>
/// <param name="Key">Its name as it is written, or the one this program gives it where the format has none (<c>status</c> of an access log).</param>
/// <param name="Value">Its value as text, escapes resolved. It came from outside: it may hold control characters.</param>
/// <param name="Kind">What the value is.</param>
public readonly record struct LogField(string Key, string Value, LogFieldKind Kind);
