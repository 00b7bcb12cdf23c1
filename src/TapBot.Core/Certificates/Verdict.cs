namespace TapBot.Core.Certificates;

/// <summary>What is to be said of a certificate. Of all that applies, the first in this order is the verdict.</summary>
public enum Verdict : byte
{
    /// <summary>No certificate was seen: nobody answers, or what answers does not speak TLS.</summary>
    CannotConnect,

    /// <summary>It, or one that it was signed with, has ended.</summary>
    Expired,

    /// <summary>It begins later.</summary>
    NotYetValid,

    /// <summary>Its issuer has taken it back.</summary>
    Revoked,

    /// <summary>A proxy shows what it shows when it has no certificate for the name.</summary>
    DefaultCertificate,

    /// <summary>It is for other names.</summary>
    WrongName,

    /// <summary>It is signed with its own key, and nobody has said that it is to be trusted.</summary>
    SelfSigned,

    /// <summary>Its chain ends at a root that is not trusted, or breaks a rule.</summary>
    UnknownRoot,

    /// <summary>The server does not send what lies between it and the root.</summary>
    IncompleteChain,

    /// <summary>A key is so short that browsers refuse it.</summary>
    WeakKey,

    /// <summary>A signature is made with a hash that browsers refuse.</summary>
    WeakSignature,

    /// <summary>What is served is not what is stored.</summary>
    StoredDiffers,

    /// <summary>TLS 1.0 or 1.1 is accepted.</summary>
    OldProtocol,

    /// <summary>It ends soon: its renewal should have happened by now, or nothing renews it.</summary>
    Expiring,

    /// <summary>Nothing is wrong with it.</summary>
    Valid,
}
