using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Certificates;

/// <summary>Looks at an endpoint now.</summary>
/// <param name="Endpoint">The endpoint.</param>
[Operation("certificates.check", Permission.CheckCertificates, Risk.Safe, Route = "certificates/{endpoint}/check")]
public sealed record CheckCertificate(CertificateEndpoint Endpoint) : IOperation;
