using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Keys;

/// <summary>A new key for everything that is protected from now on, and everybody signs in again: for the day on which somebody else may have read the old ones.</summary>
[Operation("storage.keys.rotate", Permission.Administer, Risk.Privileged, Route = "keys/rotate")]
public sealed record RotateKeys : IOperation;
