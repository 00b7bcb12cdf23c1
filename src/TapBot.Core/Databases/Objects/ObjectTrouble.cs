using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Why one part of an object could not be read while the others could.</summary>
internal static class ObjectTrouble
{
    public static Phrase Describe(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable => Phrase.Of("objects.trouble.locked"),
        PostgresErrorCodes.QueryCanceled => Phrase.Of("objects.trouble.slow"),
        _ => Phrase.Of("objects.trouble.said", ("said", refused.MessageText)),
    };
}
