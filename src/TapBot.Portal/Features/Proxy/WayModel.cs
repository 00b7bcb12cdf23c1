namespace TapBot.Portal.Features.Proxy;

/// <summary>The way of a request through one router.</summary>
/// <param name="Router">The router.</param>
/// <param name="Middlewares">What the request passes, in that order; those that are not there are left out.</param>
/// <param name="Services">Where it is sent: the router's service, and what that chooses from.</param>
public sealed record WayModel(RouterModel Router, IReadOnlyList<MiddlewareModel> Middlewares, IReadOnlyList<ServiceModel> Services);
