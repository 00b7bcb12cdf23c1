namespace TapBot.Core.Figures;

/// <summary>How something is, at a glance; ordered so that the greater value is the one to look at first.</summary>
public enum LightColour : byte
{
    /// <summary>As it should be, and heard of recently.</summary>
    Green,

    /// <summary>Somebody is working on it on purpose; nobody is to be woken.</summary>
    Maintenance,

    /// <summary>Nobody can tell; never to be shown as green.</summary>
    Unknown,

    /// <summary>Needs attention, not at once.</summary>
    Yellow,

    /// <summary>Needs attention now.</summary>
    Red,
}
