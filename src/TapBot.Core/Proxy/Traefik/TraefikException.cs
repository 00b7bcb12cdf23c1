using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

/// <summary>Traefik cannot be asked, with the reason for people.</summary>
internal sealed class TraefikException(Phrase reason, Exception? inner = null) : Exception(reason.ToString(), inner)
{
    /// <summary>Why.</summary>
    public Phrase Reason { get; } = reason;
}
