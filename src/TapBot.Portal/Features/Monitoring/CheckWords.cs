using TapBot.Core.Monitoring;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>HTTP checks in words.</summary>
internal static class CheckWords
{
    /// <summary>How long the last answer took, rounded up; a dash when there was none.</summary>
    public static string Took(Format format, CheckState check) => check.Milliseconds is { } took ? format.Milliseconds(TimeSpan.FromMilliseconds(Math.Ceiling(took))) : Format.Nothing;

    /// <summary>The resource key of who has set a check up.</summary>
    public static string KeyOf(CheckOrigin origin) => origin is CheckOrigin.Configuration ? "monitoring.checks.origin.configuration" : "monitoring.checks.origin.edited";
}
