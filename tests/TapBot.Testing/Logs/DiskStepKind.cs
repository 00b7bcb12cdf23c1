namespace TapBot.Testing.Logs;

/// <summary>What can be done to a file.</summary>
internal enum DiskStepKind
{
    Write,
    Replace,
    Flush,
    Cut,
    Delete,
}
