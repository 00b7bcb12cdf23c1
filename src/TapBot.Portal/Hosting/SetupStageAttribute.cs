namespace TapBot.Portal.Hosting;

/// <summary>Marks what can be reached before the portal is set up.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SetupStageAttribute : Attribute
{
    /// <summary>True for what can be reached only then.</summary>
    public bool Only { get; init; }
}
