namespace TapBot.Core.Logs;

/// <summary>What a field's value is.</summary>
public enum LogFieldKind : byte
{
    String,
    Number,
    Boolean,
    Null,

    /// <summary>An object or an array, whose value is its JSON as it is written; <see cref="LineParser.Expand"/> opens it.</summary>
    Object,
}
