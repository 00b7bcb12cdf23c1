namespace TapBot.Core.Databases;

/// <summary>How PostgreSQL runs a statement.</summary>
/// <param name="Root">The last step.</param>
/// <param name="PlanningMilliseconds">How long it was planned; null when not measured.</param>
/// <param name="ExecutionMilliseconds">How long it ran; null when it was not run.</param>
public sealed record QueryPlan(PlanNode Root, double? PlanningMilliseconds, double? ExecutionMilliseconds)
{
    /// <summary>The step that costs most by itself.</summary>
    public PlanNode Costliest => Root.All().MaxBy(n => n.Share)!;
}
