namespace TapBot.Core.Certificates;

/// <summary>What is wrong with cipher suites, by their names. Pure.</summary>
public static class CipherFlaws
{
    private static readonly (string Part, CipherFlaw Flaw)[] Parts =
    [
        ("_WITH_NULL_", CipherFlaw.NoEncryption), ("_anon_", CipherFlaw.Anonymous), ("_EXPORT", CipherFlaw.Export), ("_RC4_", CipherFlaw.Rc4),
        ("_3DES_", CipherFlaw.SmallBlocks), ("_DES_", CipherFlaw.SmallBlocks), ("_IDEA_", CipherFlaw.SmallBlocks), ("_RC2_", CipherFlaw.SmallBlocks),
    ];

    /// <summary>The worst flaw of a suite.</summary>
    /// <param name="suite">Its IANA name.</param>
    public static CipherFlaw Of(string suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        var found = Array.Find(Parts, p => suite.Contains(p.Part, StringComparison.Ordinal)).Flaw;
        return found is CipherFlaw.None && suite.EndsWith("_CBC_SHA", StringComparison.Ordinal) ? CipherFlaw.CbcSha1 : found;
    }

    /// <summary>True when nobody should accept it.</summary>
    /// <param name="suite">Its IANA name.</param>
    public static bool IsWeak(string suite) => Of(suite) > CipherFlaw.CbcSha1;
}
