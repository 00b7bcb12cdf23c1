namespace TapBot.Core.Logs;

/// <summary>Another process has the directory of the history; two would destroy each other's files.</summary>
internal sealed class LogStoreInUseException(string directory)
    : IOException($"The log history in {directory} is in use by another process. Give every portal a data directory of its own.")
{
    public string Directory { get; } = directory;
}
