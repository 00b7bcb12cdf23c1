namespace TapBot.Core.Logs;

/// <summary>How serious a line says it is. <see cref="Unknown"/> when it does not say, or says two things.</summary>
public enum LineLevel : byte
{
    Unknown,
    Trace,
    Debug,
    Info,
    Warn,
    Error,
    Fatal,
}
