using TapBot.Core.Access;

namespace TapBot.Portal.Features.Wall;

/// <summary>How far a pairing has come.</summary>
/// <param name="State">Waiting, let in, or over.</param>
public sealed record PairingStateModel(PairingState State);
