namespace TapBot.Core.Logs;

/// <summary>How a field is compared.</summary>
internal enum FilterOperator : byte
{
    Contains,
    Equal,
    NotEqual,
    More,
    Less,
    AtLeast,
    AtMost,
    Matches,
}
