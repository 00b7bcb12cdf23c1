using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

/// <summary>What comes of an operation that writes to the portal's own store.</summary>
internal static class StoredOutcome
{
    /// <summary>Writes; a store that does not take it is what comes of the operation.</summary>
    /// <param name="write">Writes, and says what holds afterwards.</param>
    /// <param name="notStored">That the store did not take it, with what it said.</param>
    public static async Task<Outcome> OfAsync(Func<Task<Outcome>> write, Func<string, Phrase> notStored)
    {
        try
        {
            return await write();
        }
        catch (Exception failed) when (StorageFailure.Is(failed))
        {
            return new Outcome.Failed(notStored(failed.Message));
        }
    }
}
