using System.ComponentModel.DataAnnotations;

namespace TapBot.Portal.Features.Wall;

/// <summary>Settings of the wall, <c>TapBot:Wall</c>.</summary>
public sealed class WallOptions
{
    /// <summary>When the night begins, in the time zone of the screen. Default: 22:00.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan NightFrom { get; set; } = TimeSpan.FromHours(22);

    /// <summary>When the night ends; the same as its beginning for no night at all. Default: 07:00.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan NightTo { get; set; } = TimeSpan.FromHours(7);

    /// <summary>How bright a screen is at night, as a share of the day. Default: 0.45.</summary>
    [Range(.1, 1)]
    public double NightLight { get; set; } = .45;

    /// <summary>How long a page of a board with more tiles than one page holds is shown. Default: 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan PageTime { get; set; } = TimeSpan.FromSeconds(20);
}
