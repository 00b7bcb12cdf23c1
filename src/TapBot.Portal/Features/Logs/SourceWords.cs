using TapBot.Core.Logs;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Logs;

/// <summary>What a choice of logs is called.</summary>
internal static class SourceWords
{
    public static string Of(Texts texts, LogSelector selector) => selector switch
    {
        { Label: { } label } => selector.Value is { } value ? $"{label}={value}" : label,
        { Server: null } => texts["logs.source.all"],
        { Name: null } => selector.Server!.Value.Value,
        { Service: { } service } => $"{selector.Name}/{service}",
        _ => selector.Name,
    };
}
