using System.Diagnostics.CodeAnalysis;

namespace TapBot.Core.Operations;

/// <summary>A target, or the refusal when there is none, or both when the target is known and cannot be operated on now.</summary>
internal readonly struct Resolution
{
    private Resolution(OperationTarget? target, Outcome.Refused? refused) => (Target, Refused) = (target, refused);

    public OperationTarget? Target { get; }

    /// <summary>Why it cannot be done; null when it can.</summary>
    public Outcome.Refused? Refused { get; }

    [MemberNotNullWhen(true, nameof(Target))]
    public bool Found => Target is not null;

    /// <summary>A target that is there, and the reason why it cannot be operated on now.</summary>
    public static Resolution Against(OperationTarget target, Outcome.Refused refused) => new(target, refused);

    public static implicit operator Resolution(OperationTarget target) => new(target, null);

    public static implicit operator Resolution(Outcome.Refused refused) => new(null, refused);
}
