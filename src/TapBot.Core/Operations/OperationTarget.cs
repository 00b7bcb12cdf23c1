using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

/// <summary>What an operation would be done to.</summary>
/// <param name="Name">What people call it; typed to confirm what is destructive.</param>
/// <param name="Scope">Where it belongs, for the question of rights.</param>
/// <param name="Warning">When the operation would hit the portal itself, its database or its proxy: the sentence that says so. It then needs the confirmation of a destructive one.</param>
/// <param name="Missing">What is said when there is no such target: whoever may not see this one is told the same, so that nobody learns by asking what others have. Null where names are no secret.</param>
public sealed record OperationTarget(string Name, Scope Scope, Phrase? Warning = null, Phrase? Missing = null);
