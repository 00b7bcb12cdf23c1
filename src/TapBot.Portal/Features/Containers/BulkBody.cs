namespace TapBot.Portal.Features.Containers;

/// <summary>One operation on many containers.</summary>
/// <param name="Operation">start, stop, restart, pause, resume, kill or remove.</param>
/// <param name="Containers">Names or ids, 1 to 500.</param>
/// <param name="Confirm">The names once more, for what cannot be undone.</param>
public sealed record BulkBody(string? Operation, IReadOnlyList<string>? Containers, IReadOnlyList<string>? Confirm = null);
