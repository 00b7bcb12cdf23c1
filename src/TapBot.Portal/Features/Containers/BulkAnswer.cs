namespace TapBot.Portal.Features.Containers;

/// <summary>A result for each container, in the order they were named.</summary>
public sealed record BulkAnswer(IReadOnlyList<BulkItem> Items);
