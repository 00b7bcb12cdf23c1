using System.Text.Json.Serialization;

namespace TapBot.Portal.Ui.Logs;

/// <summary>Why a browser cannot mark what is to be marked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LogFindFlaw>))]
public enum LogFindFlaw
{
    /// <summary>It is an expression for .NET but none for browsers.</summary>
    [JsonStringEnumMemberName("unreadable")]
    Unreadable,

    /// <summary>The expression did not come to an end in time.</summary>
    [JsonStringEnumMemberName("tooLong")]
    TooLong,
}
