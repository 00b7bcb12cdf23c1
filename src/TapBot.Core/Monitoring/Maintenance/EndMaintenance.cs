using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Monitoring;

/// <summary>Ends what <see cref="BeginMaintenance"/> has begun, before its time is over.</summary>
/// <param name="Thing">The thing it was begun for.</param>
[Operation("monitoring.endMaintenance", Permission.Maintain, Risk.Safe, Route = "maintenance/end")]
public sealed record EndMaintenance(string Thing) : IOperation;
