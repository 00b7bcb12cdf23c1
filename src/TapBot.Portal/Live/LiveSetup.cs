using Microsoft.AspNetCore.Http.Connections;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Live;

/// <summary>Registers the hub.</summary>
public static class LiveSetup
{
    /// <summary>Adds SignalR, speaking the same JSON as REST.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSignalR(options => options.MaximumParallelInvocationsPerClient = 20)
            .AddJsonProtocol(options => PortalJson.Configure(options.PayloadSerializerOptions));
        return services;
    }

    /// <summary>Adds the hub at <c>/live</c>. A connection ends with the sign-in it was made with.</summary>
    public static void MapLive(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapHub<LiveHub>("/live", options =>
        {
            options.CloseOnAuthenticationExpiration = true;
            options.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents;
        }).RequireAuthorization();
}
