namespace TapBot.Testing.Logs;

/// <summary>What can be done to a file.</summary>
internal enum DiskStepKind
{
    Write,
    Flush,
    Cut,
    Delete,
}
