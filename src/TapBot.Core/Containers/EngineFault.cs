namespace TapBot.Core.Containers;

internal enum EngineFault
{
    /// <summary>There is no such object.</summary>
    NotFound,

    /// <summary>The object's state forbids it.</summary>
    Conflict,

    /// <summary>The engine, or whatever stands before it, lets nobody do that.</summary>
    Forbidden,

    /// <summary>The engine answered with an error.</summary>
    Refused,

    /// <summary>The engine could not be reached or did not answer in time.</summary>
    Unreachable,
}
