using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>The engine said no, or did not answer.</summary>
internal sealed class EngineException(Phrase reason, EngineFault fault, Exception? inner = null) : Exception(reason.ToString(), inner)
{
    /// <summary>What to tell people.</summary>
    public Phrase Reason { get; } = reason;

    public EngineFault Fault { get; } = fault;
}
