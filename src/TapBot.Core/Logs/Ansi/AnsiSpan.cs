namespace TapBot.Core.Logs;

/// <summary>A stretch of a line with a look of its own.</summary>
/// <param name="Start">Where it begins in the plain text, in UTF-16 units.</param>
/// <param name="Length">How long it is, at least 1.</param>
/// <param name="Classes">CSS classes, parted by spaces: <c>a-fg-0</c> ... <c>a-fg-255</c>, <c>a-bg-0</c> ... <c>a-bg-255</c>, <c>a-bold</c>, <c>a-dim</c>,
/// <c>a-italic</c>, <c>a-underline</c>, <c>a-inverse</c>, <c>a-strike</c>. Never anything that was in the text.</param>
public readonly record struct AnsiSpan(int Start, int Length, string Classes);
