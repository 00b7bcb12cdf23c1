using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Certificates;

/// <summary>Forgets an endpoint that was added. One that is found elsewhere, too, stays watched as that.</summary>
/// <param name="Endpoint">The endpoint.</param>
[Operation("certificates.forget", Permission.Administer, Risk.Disruptive, Route = "certificates/{endpoint}/forget")]
public sealed record ForgetEndpoint(CertificateEndpoint Endpoint) : IOperation;
