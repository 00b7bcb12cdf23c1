namespace TapBot.Core.Access;

/// <summary>The screen that an administrator lets in.</summary>
/// <param name="Code">What the screen shows.</param>
/// <param name="Name">What it shall be called, 1 to 100 characters.</param>
/// <param name="Board">The one board it may show.</param>
/// <param name="Server">What it may see: one server, or null for all of the portal.</param>
/// <param name="Project">One compose project of it; null for all.</param>
/// <param name="Inches">The diagonal of the screen, 3 to 400; null when it does not matter.</param>
/// <param name="Metres">How far away people stand, 0.3 to 100; with the diagonal it says how large text must be.</param>
public sealed record NewScreen(string? Code, string? Name, string? Board, ServerName? Server = null, string? Project = null, double? Inches = null, double? Metres = null);
