namespace TapBot.Core.Databases;

/// <summary>What a log-in of an instance is for.</summary>
public enum LogInKind
{
    /// <summary>Reads figures; every instance that is looked into has it.</summary>
    Monitor,

    /// <summary>Runs the statements of people that read.</summary>
    Reader,

    /// <summary>Cancels and terminates sessions.</summary>
    Operator,

    /// <summary>Runs the statements of write mode.</summary>
    Writer,
}
