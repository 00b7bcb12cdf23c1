namespace TapBot.Core.Logs;

/// <summary>One piece of a filter's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Length">How long it is as written.</param>
/// <param name="Text">The word, pattern or value, without quotes.</param>
/// <param name="Key">The field of a condition.</param>
/// <param name="Operator">How a condition compares.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, int Position, int Length, string Text = "", string Key = "", FilterOperator Operator = default);
