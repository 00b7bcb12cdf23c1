using TapBot.Portal.Features.Operations;

namespace TapBot.Portal.Features.Containers;

/// <summary>How it went with one container.</summary>
/// <param name="Container">As it was named.</param>
/// <param name="Id">The key of the operation; null when the name is no name.</param>
/// <param name="Outcome">done, refused, failed or unknown.</param>
/// <param name="Statement">Evidence or reason.</param>
public sealed record BulkItem(string Container, string? Id, string Outcome, Statement Statement);
