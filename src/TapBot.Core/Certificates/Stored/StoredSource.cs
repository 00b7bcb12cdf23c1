using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>A configured file from which certificates are read, and how that goes.</summary>
/// <param name="File">Its path.</param>
/// <param name="Certificates">How many lie in it now.</param>
/// <param name="Problem">Why it cannot be read, with what to do; null when it can.</param>
public sealed record StoredSource(string File, int Certificates, Phrase? Problem);
