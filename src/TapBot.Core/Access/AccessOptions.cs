using System.ComponentModel.DataAnnotations;

namespace TapBot.Core.Access;

/// <summary>Settings of sign-in and sessions, <c>TapBot:Access</c>.</summary>
public sealed class AccessOptions
{
    /// <summary>A session ends after so much time without activity. Default: 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A session ends after so much time in any case. Default: 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long the set-up token is valid after the start. Default: 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan SetupTokenLife { get; set; } = TimeSpan.FromMinutes(30);
}
