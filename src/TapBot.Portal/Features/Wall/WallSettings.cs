using System.Text.Json.Serialization;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Wall;

/// <summary>What of a board a screen has to know by itself.</summary>
/// <param name="PageTime">How long a page stands, milliseconds.</param>
/// <param name="Inches">The diagonal, for a screen of which nobody said.</param>
/// <param name="Metres">How far away people stand, for a screen of which nobody said.</param>
internal sealed record WallSettings(
    double PageTime,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Inches,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Metres)
{
    public static WallSettings Of(BoardPlan plan, TimeSpan pageTime) => new((plan.PageTime ?? pageTime).TotalMilliseconds, plan.Inches, plan.Metres);
}
