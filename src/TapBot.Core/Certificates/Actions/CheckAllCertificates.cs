using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Certificates;

/// <summary>Looks at every endpoint now.</summary>
[Operation("certificates.checkAll", Permission.CheckCertificates, Risk.Safe, Route = "certificates/check")]
public sealed record CheckAllCertificates : IOperation;
