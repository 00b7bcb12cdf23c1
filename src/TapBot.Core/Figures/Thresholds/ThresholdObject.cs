using TapBot.Core.Access;

namespace TapBot.Core.Figures;

/// <summary>Something that can have bounds of its own.</summary>
/// <param name="Name">What it is called, such as the name of a database.</param>
/// <param name="Scope">Where it belongs, for questions of rights.</param>
internal sealed record ThresholdObject(string Name, Scope Scope);
