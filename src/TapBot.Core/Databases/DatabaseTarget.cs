using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>An instance that is looked after: who it is and how it is reached. Never leaves the room, since it holds passwords.</summary>
internal sealed record DatabaseTarget
{
    public required DatabaseName Name { get; init; }

    public required Scope Scope { get; init; }

    public DatabaseOrigin Origin { get; init; }

    /// <summary>Why there is no monitor log-in, when that is not just because nobody gave one.</summary>
    public Phrase? Lost { get; init; }

    /// <summary>The name of the container behind it.</summary>
    public string? Container { get; init; }

    /// <summary>False when the container behind it does not run.</summary>
    public bool IsUp { get; init; } = true;

    /// <summary>True when it is on this machine: its container's engine is, or it is reached by the loop-back or a socket.</summary>
    public bool IsHere { get; init; }

    /// <summary>Host and port for people.</summary>
    public string? Address { get; init; }

    /// <summary>The monitor log-in, as it was given; null when there is none.</summary>
    public string? Monitor { get; init; }

    /// <summary>The log-in that cancels and terminates; null when the monitor log-in has to try.</summary>
    public string? Operator { get; init; }

    /// <summary>The log-in that statements of people run as; null switches them off.</summary>
    public string? Reader { get; init; }

    /// <summary>The log-in of write mode; null switches it off.</summary>
    public string? Writer { get; init; }

    /// <summary>Addresses of the container, tried when the given host has no address: a name in a Docker network means nothing outside of it. One text, so that equal targets are equal.</summary>
    public string Addresses { get; init; } = "";
}
