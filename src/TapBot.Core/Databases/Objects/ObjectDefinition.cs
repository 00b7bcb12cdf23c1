using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>The SQL that makes an object.</summary>
/// <param name="Text">The statements; null when they were not read.</param>
/// <param name="Needs">The permission that the one who asks lacks.</param>
/// <param name="Why">Why they could not be read.</param>
public sealed record ObjectDefinition(string? Text, Permission? Needs = null, Phrase? Why = null);
