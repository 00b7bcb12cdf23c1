namespace TapBot.Core.Databases;

/// <summary>What the server says about where it is.</summary>
/// <param name="Directory">Its data directory, as it sees it; null when the log-in may not know.</param>
/// <param name="Process">The process that answers the portal, as the server's machine or container counts them.</param>
internal sealed record DiskClue(string? Directory, int Process);
