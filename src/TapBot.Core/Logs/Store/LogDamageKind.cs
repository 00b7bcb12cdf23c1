namespace TapBot.Core.Logs;

/// <summary>What of the history can be found broken.</summary>
public enum LogDamageKind
{
    /// <summary>The end of a file was not whole, as after a kill or a crash; it was cut off.</summary>
    EndCut,

    /// <summary>A block within a file is passed over.</summary>
    BlockSkipped,

    /// <summary>A directory of the history is none of its archives, or nothing of it can be read.</summary>
    Unreadable,
}
