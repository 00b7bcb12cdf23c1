using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting;

/// <summary>
/// Ends the sign-in of an open circuit soon after its session ended: signed out in another tab, disabled, idle, too old. The framework asks every
/// 30 minutes and only for the security stamp. What the circuit asks of Core in between is refused anyway, by <see cref="AccessGuard"/>.
/// </summary>
internal sealed class CircuitSession(ILoggerFactory loggers, Sessions sessions, ActorAccessor actors) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(4);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await sessions.IsAliveAsync(actors.From(authenticationState.User), cancellationToken);
        }
        catch (OperationCanceledException cut) when (cancellationToken.IsCancellationRequested)
        {
            // The framework takes every token but its own for a failure, and reports it; the store waits with one of its own.
            throw new TaskCanceledException(null, cut, cancellationToken);
        }
    }
}
