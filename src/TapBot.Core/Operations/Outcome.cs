using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

/// <summary>How an operation ended.</summary>
/// <param name="Statement">Evidence or reason, for people.</param>
public abstract record Outcome(Phrase Statement)
{
    /// <summary>The word used in the API and the audit trail.</summary>
    public abstract string Word { get; }

    /// <summary>The engine shows the effect; the statement is the evidence.</summary>
    public sealed record Done(Phrase Evidence) : Outcome(Evidence)
    {
        /// <inheritdoc/>
        public override string Word => "done";
    }

    /// <summary>Nothing was begun.</summary>
    public sealed record Refused(Refusal Kind, Phrase Reason) : Outcome(Reason)
    {
        /// <inheritdoc/>
        public override string Word => "refused";
    }

    /// <summary>It was tried, and the engine shows that it did not work.</summary>
    public sealed record Failed(Phrase Reason) : Outcome(Reason)
    {
        /// <inheritdoc/>
        public override string Word => "failed";
    }

    /// <summary>It was begun and nobody knows how it ended: the answer or the evidence did not come in time.</summary>
    public sealed record Unknown(Phrase Reason) : Outcome(Reason)
    {
        /// <inheritdoc/>
        public override string Word => "unknown";
    }
}
