using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Keys;

/// <summary>The key first and the sessions last: whoever signs in again is already under the new one.</summary>
internal sealed class RotateKeysHandler(IKeyRing ring, AllSessions sessions) : IOperationHandler<RotateKeys>
{
    private const string Target = "keys";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    public Resolution Resolve(RotateKeys operation) => new OperationTarget(Target, Scope.Portal, Phrase.Of("storage.keys.rotate.warning"));

    public TimeSpan Deadline(RotateKeys operation) => Most;

    public async Task<Outcome> RunAsync(RotateKeys operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("storage.keys.rotate.running"));
        var made = await ring.MakeAsync(cancellationToken);
        var ended = await sessions.EndAsync(cancellationToken);
        return new Outcome.Done(Phrase.Of("storage.keys.rotate.done", ("key", made.Id.ToString()), ("count", ended)));
    }
}
