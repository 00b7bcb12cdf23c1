namespace TapBot.Core.Audit;

/// <summary>What the trail needs when the portal starts.</summary>
public sealed class AuditStart
{
    private readonly AuditTrail trail;

    internal AuditStart(AuditTrail trail) => this.trail = trail;

    /// <summary>Concludes as <c>unknown</c> what an earlier run began and did not see the end of. To be called once, before the portal takes requests.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> ConcludeForgottenAsync(CancellationToken cancellationToken) => trail.ConcludeForgottenAsync(cancellationToken);
}
