using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>What a check asks, whole, as the API shows it to administrators.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Origin">configuration or edited: only what is edited can be changed and removed here.</param>
/// <param name="ChangedAt">When it was last changed here; null when it never was.</param>
/// <param name="Asks">What is asked, and what must come back: as addCheck and changeCheck take it.</param>
public sealed record CheckQuestionModel(string Name, CheckOrigin Origin, DateTimeOffset? ChangedAt, CheckQuestion Asks)
{
    /// <summary>A check as administrators see it.</summary>
    public static CheckQuestionModel Of(CheckPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan.Name, plan.Origin, plan.ChangedAt, plan.Question);
    }
}
