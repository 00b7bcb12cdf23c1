namespace TapBot.Portal.Features.Administration;

/// <summary>Something in the trail that is not as it was written.</summary>
/// <param name="Kind">edited, deleted, reordered, replaced or truncated.</param>
/// <param name="Sequence">The first row concerned.</param>
/// <param name="Last">The last row concerned; for a reordered row the number it was written under.</param>
/// <param name="Text">The same in words.</param>
public sealed record AuditFlawModel(string Kind, long Sequence, long Last, string Text);
