using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Something that puts the data of an instance at risk, as its health checks found it.</summary>
/// <param name="Check">The check, such as <c>checksums</c>.</param>
/// <param name="Colour">Yellow or red.</param>
/// <param name="Says">What it is.</param>
public sealed record DatabaseDanger(string Check, LightColour Colour, Phrase Says);
