namespace TapBot.Portal.Features.Logs;

/// <summary>A view to keep.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Query">The query of an address of the page of logs.</param>
public sealed record LogViewBody(string? Name, string? Query);
