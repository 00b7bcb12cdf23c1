using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

/// <summary>What a button needs to know before it is pressed.</summary>
/// <param name="Target">What it would be done to; empty when it was not found.</param>
/// <param name="Risk">How it must be confirmed, with the guard of the portal's own things taken in.</param>
/// <param name="Warning">What must be said before; null when nothing special.</param>
/// <param name="Hindrance">Why it cannot be done now; null when it can.</param>
/// <param name="Allowed">False when the actor lacks the right.</param>
/// <param name="NeedsStepUp">True when the person must confirm first who they are.</param>
public sealed record OperationPreview(string Target, Risk Risk, Phrase? Warning, Phrase? Hindrance, bool Allowed, bool NeedsStepUp = false);
