namespace TapBot.Core.Naming;

/// <summary>What kind of somebody acts.</summary>
public enum ActorKind
{
    /// <summary>A person signed in with a browser.</summary>
    User,

    /// <summary>A script with an API token.</summary>
    Token,

    /// <summary>A paired wall screen.</summary>
    Screen,

    /// <summary>The portal itself.</summary>
    Portal,
}
