using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

/// <summary>An operation as it stands now, running or ended.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Dotted name of the operation.</param>
/// <param name="Target">What it is done to.</param>
/// <param name="Scope">Where that belongs: who may see the target may see this.</param>
/// <param name="By">The name of who asked.</param>
/// <param name="Begun">When it began, UTC.</param>
/// <param name="Progress">What it said last; null when it has said nothing yet.</param>
/// <param name="Ended">When it ended; null while it runs.</param>
/// <param name="Outcome">How it ended; null while it runs.</param>
public sealed record OperationView(
    string Id,
    string Name,
    string Target,
    Scope Scope,
    string By,
    DateTimeOffset Begun,
    Phrase? Progress = null,
    DateTimeOffset? Ended = null,
    Outcome? Outcome = null);
