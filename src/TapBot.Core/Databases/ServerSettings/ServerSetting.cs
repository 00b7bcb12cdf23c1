namespace TapBot.Core.Databases;

/// <summary>A setting of an instance (pg_settings).</summary>
public sealed record ServerSetting
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The server's word for what it belongs to, such as <c>Resource Usage / Memory</c>.</summary>
    public required string Category { get; init; }

    /// <summary>Its value as the server writes it for people, with the unit; <c>…</c> for a command or connection that the reader may not see.</summary>
    public required string Value { get; init; }

    /// <summary>The value that it has when nobody says otherwise, written like <see cref="Value"/>; null when it has none.</summary>
    public string? Default { get; init; }

    /// <summary>The unit that the value in the configuration is meant in unless it names one; null when it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>What it is for, in the server's words.</summary>
    public required string Description { get; init; }

    /// <summary>When a change takes effect: internal, postmaster (restart), sighup (reload), superuser, user and so on.</summary>
    public required string Context { get; init; }

    /// <summary>Who has set it: default, configuration file, command line, database, user, client and so on.</summary>
    public required string Source { get; init; }

    /// <summary>The file it stands in; null when it stands in none, or the log-in may not see it.</summary>
    public string? File { get; init; }

    /// <summary>The line there.</summary>
    public int? Line { get; init; }

    /// <summary>True when it was changed in the configuration, and only a restart of the server brings that about.</summary>
    public bool WaitsForRestart { get; init; }

    /// <summary>True when the portal has set it for its own connection: other sessions may have another value.</summary>
    public bool IsOwn => Source is "client" or "session";

    /// <summary>True when somebody has set it.</summary>
    public bool IsChanged => !IsOwn && Source is not ("default" or "override");
}
