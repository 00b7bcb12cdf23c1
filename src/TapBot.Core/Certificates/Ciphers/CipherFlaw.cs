namespace TapBot.Core.Certificates;

/// <summary>What is wrong with a cipher suite, the least first.</summary>
public enum CipherFlaw
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>CBC with SHA-1: not broken by itself, but given up where nothing old has to be served.</summary>
    CbcSha1,

    /// <summary>Blocks of 64 bits: 3DES, DES, IDEA, RC2 (RFC 7465, SWEET32).</summary>
    SmallBlocks,

    /// <summary>RC4 (RFC 7465).</summary>
    Rc4,

    /// <summary>Keys as short as exports once had to have (FREAK, Logjam).</summary>
    Export,

    /// <summary>Nobody proves who they are.</summary>
    Anonymous,

    /// <summary>Nothing is encrypted.</summary>
    NoEncryption,
}
