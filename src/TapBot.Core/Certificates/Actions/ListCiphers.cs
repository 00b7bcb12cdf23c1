using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Certificates;

/// <summary>Finds out now which cipher suites an endpoint accepts.</summary>
/// <param name="Endpoint">The endpoint.</param>
[Operation("certificates.ciphers", Permission.CheckCertificates, Risk.Safe, Route = "certificates/{endpoint}/ciphers")]
public sealed record ListCiphers(CertificateEndpoint Endpoint) : IOperation;
