namespace TapBot.Portal.Features.Administration;

/// <summary>What <c>POST /api/v1/screens</c> takes.</summary>
/// <param name="Code">What the screen shows.</param>
/// <param name="Name">What it shall be called, 1 to 100 characters.</param>
/// <param name="Board">The one board it may show; the default board when nothing is said.</param>
/// <param name="Server">What it may see: one server, or all.</param>
/// <param name="Project">One compose project, or all.</param>
/// <param name="Inches">The diagonal of the screen.</param>
/// <param name="Metres">How far away people stand.</param>
public sealed record ScreenBody(string? Code, string? Name, string? Board = null, string? Server = null, string? Project = null, double? Inches = null, double? Metres = null);
