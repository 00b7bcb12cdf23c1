using TapBot.Core.Certificates;

namespace TapBot.Portal.Features.Certificates;

/// <summary>A cipher suite that nobody should accept, as the API shows it.</summary>
/// <param name="Suite">Its IANA name.</param>
/// <param name="Flaw">smallBlocks, rc4, export, anonymous or noEncryption.</param>
public sealed record WeakCipherModel(string Suite, CipherFlaw Flaw);
