
namespace TapBot.Core.Audit;

/// <summary>What somebody is about to do, as it is written down before it happens.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Action">The name of the operation, such as <c>containers.restart</c>.</param>
/// <param name="Target">What it is done to, as people call it.</param>
/// <param name="Server">On which server; null when on none.</param>
/// <param name="Project">In which compose project; null when in none.</param>
/// <param name="Details">Arguments of the operation as JSON, secrets already masked; null when there are none.</param>
public sealed record AuditIntent(Actor Actor, string Action, string Target, ServerName? Server = null, string? Project = null, string? Details = null);
