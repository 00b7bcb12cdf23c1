namespace TapBot.Portal.Ui.Logs;

/// <summary>A field's value that somebody wants to see only, or not at all.</summary>
/// <param name="Key">The field.</param>
/// <param name="Value">Its value.</param>
/// <param name="Exclude">Lines with it are to be left out.</param>
public sealed record LogCondition(string Key, string Value, bool Exclude);
