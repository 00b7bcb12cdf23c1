namespace TapBot.Core.Proxy;

/// <summary>A piece of a rule.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, or the text without its quotes; empty otherwise.</param>
/// <param name="At">Where it begins, counted from 0.</param>
/// <param name="Length">How many characters of the rule it takes, quotes included.</param>
internal readonly record struct RuleToken(RuleTokenKind Kind, string Text, int At, int Length);
