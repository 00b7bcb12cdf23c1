namespace TapBot.Core.Access;

/// <summary>How far a pairing has come.</summary>
public enum PairingState
{
    /// <summary>Nobody has let it in yet.</summary>
    Waiting,

    /// <summary>An administrator has let it in.</summary>
    Approved,

    /// <summary>Its time is over, or there is no such pairing.</summary>
    Over,
}
