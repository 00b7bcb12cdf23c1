using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Statements are not run, or no more of them, for a reason that lies with whoever sent them. Nothing of theirs was sent to the server, or nothing of it is kept.</summary>
public sealed class QueryRefusedException : Exception
{
    internal QueryRefusedException(Phrase reason, QueryRefusal kind)
        : base(reason.ToString()) => (Reason, Kind) = (reason, kind);

    /// <summary>Why, for people.</summary>
    public Phrase Reason { get; }

    /// <summary>What kind of reason it is.</summary>
    public QueryRefusal Kind { get; }
}
