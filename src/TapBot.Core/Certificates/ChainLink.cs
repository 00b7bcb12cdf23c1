namespace TapBot.Core.Certificates;

/// <summary>One certificate of a chain, from the served one to its root.</summary>
/// <param name="Subject">Whose it is, in few words.</param>
/// <param name="Issuer">Who signed it, in few words.</param>
/// <param name="NotBefore">When it begins, UTC.</param>
/// <param name="NotAfter">When it ends, UTC.</param>
/// <param name="Key">The kind of key and its length in bits, such as <c>RSA 2048</c>.</param>
/// <param name="Signature">How it is signed, such as <c>sha256RSA</c>.</param>
/// <param name="Fingerprint">SHA-256 of it, hexadecimal.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record ChainLink(string Subject, string Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter, string Key, string Signature, string Fingerprint, ChainLinkOrigin Origin);
