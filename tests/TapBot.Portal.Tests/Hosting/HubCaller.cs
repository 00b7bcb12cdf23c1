using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using TapBot.Core.Access;

namespace TapBot.Portal.Tests.Hosting;

/// <summary>Whoever calls a hub, for tests that have the hub itself in their hands.</summary>
internal sealed class HubCaller(Actor actor) : HubCallerContext
{
    public override string ConnectionId => "c";

    public override string? UserIdentifier => null;

    public override ClaimsPrincipal? User { get; } = Portal.Hosting.Principals.Of(actor, "test");

    public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override CancellationToken ConnectionAborted => CancellationToken.None;

    public override void Abort()
    {
    }
}
