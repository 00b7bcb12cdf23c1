using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What the console keeps for people cannot be read or written now: the portal's own store does not work. Statements can be run all the same.</summary>
public sealed class ConsoleStoreException : Exception
{
    internal ConsoleStoreException(Exception inner)
        : base(inner.Message, inner)
    {
    }

    /// <summary>Why, for people.</summary>
    public Phrase Reason { get; } = Phrase.Of("console.store.unavailable");

    /// <summary>Does something with the store, and turns its failure into this exception.</summary>
    internal static async Task<T> GuardAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failed) when (StorageFailure.Is(failed))
        {
            throw new ConsoleStoreException(failed);
        }
    }
}
