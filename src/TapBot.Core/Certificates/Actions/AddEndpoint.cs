using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Certificates;

/// <summary>Has an endpoint watched from now on.</summary>
/// <param name="Endpoint">As <see cref="CertificateEndpoint"/> reads it; what is wrong with it is said.</param>
[Operation("certificates.add", Permission.Administer, Risk.Safe, Route = "certificates/{endpoint}/add")]
public sealed record AddEndpoint(string Endpoint) : IOperation;
