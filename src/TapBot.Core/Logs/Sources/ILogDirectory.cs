namespace TapBot.Core.Logs;

/// <summary>Which logs there are. Whoever has logs (the room of containers) says so here.</summary>
internal interface ILogDirectory
{
    /// <summary>All logs that can be followed now.</summary>
    IReadOnlyList<LogEntry> Current { get; }

    /// <summary>Grows with every change.</summary>
    long Version { get; }

    /// <summary>Completes at the next change. Take it first, then look, then await it.</summary>
    Task NextAsync();
}
