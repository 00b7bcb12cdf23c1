namespace TapBot.Core.Databases;

/// <summary>How a connection to an instance is protected, the weakest first.</summary>
public enum DatabaseTls
{
    /// <summary>Never encrypted.</summary>
    Disable,

    /// <summary>Encrypted when the server offers it; its certificate is not looked at.</summary>
    Prefer,

    /// <summary>Encrypted or not at all; the certificate is not looked at.</summary>
    Require,

    /// <summary>The certificate must come from an authority that this machine trusts.</summary>
    VerifyCa,

    /// <summary>The same, and the certificate must be made out to the host.</summary>
    VerifyFull,
}
